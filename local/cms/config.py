"""The CMS's settings, read once from the environment variables."""

from dataclasses import dataclass
from pathlib import Path

from local import settings


@dataclass(frozen=True)
class CmsConfig:
    """`state` is the CMS's own directory: database, media and credentials live in it."""

    port: int
    state: Path
    site_origin: str

    @property
    def origin(self) -> str:
        return f"http://{settings.LOOPBACK}:{self.port}"

    @property
    def database(self) -> Path:
        return self.state / "cms.sqlite3"

    @property
    def media(self) -> Path:
        return self.state / "media"


def from_environ() -> CmsConfig:
    """Raises local.settings.SettingsInvalid when a port is unusable."""
    asked = settings.from_environ()
    return CmsConfig(port=asked.cms_port, state=asked.state / "cms", site_origin=asked.site_url)
