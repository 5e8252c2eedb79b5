"""What `make run` was asked for: ports and the state directory, read from the environment once."""

import os
from dataclasses import dataclass
from pathlib import Path

from amplify.project.root import ROOT

LOOPBACK = "127.0.0.1"
REGION = "eu-west-1"
ENV_NAME = "local"
HIGHEST_PORT = 65535


class SettingsInvalid(Exception):
    """An environment variable holds something unusable; the text names it."""


@dataclass(frozen=True)
class Settings:
    """Ports on loopback; `state` is the directory that holds everything a run leaves behind.

    `private_media_origin` stands for CloudFront's, which the local cloud lacks: addresses below its
    /private/ are signed. Empty, as on AWS by default, where there is no private media.
    """

    site_port: int
    cloud_port: int
    cms_port: int
    state: Path
    private_media_origin: str = ""

    @property
    def site_url(self) -> str:
        return f"http://{LOOPBACK}:{self.site_port}"

    @property
    def cloud_url(self) -> str:
        return f"http://{LOOPBACK}:{self.cloud_port}"

    @property
    def cms_url(self) -> str:
        return f"http://{LOOPBACK}:{self.cms_port}"

    @property
    def outputs_file(self) -> Path:
        return self.state / "outputs.json"

    def environ(self) -> dict[str, str]:
        """The same settings as the variables that the child processes read."""
        return {
            "LECTERN_SITE_PORT": str(self.site_port),
            "LECTERN_CLOUD_PORT": str(self.cloud_port),
            "LECTERN_CMS_PORT": str(self.cms_port),
            "LECTERN_STATE_DIR": str(self.state),
            "LECTERN_SITE_ORIGIN": self.site_url,
            "LECTERN_PRIVATE_MEDIA_ORIGIN": self.private_media_origin,
        }


def _port(name: str, default: int) -> int:
    text = os.environ.get(name, str(default))
    if not text.isdecimal() or not 0 < int(text) <= HIGHEST_PORT:
        raise SettingsInvalid(f"{name} must be a port from 1 to {HIGHEST_PORT}, not {text!r}.")
    return int(text)


def from_environ() -> Settings:
    settings = Settings(
        site_port=_port("LECTERN_SITE_PORT", 3000),
        cloud_port=_port("LECTERN_CLOUD_PORT", 4566),
        cms_port=_port("LECTERN_CMS_PORT", 8000),
        state=Path(os.environ.get("LECTERN_STATE_DIR", ROOT / ".local")).resolve(),
        private_media_origin=os.environ.get("LECTERN_PRIVATE_MEDIA_ORIGIN", ""),
    )
    if len({settings.site_port, settings.cloud_port, settings.cms_port}) < 3:
        raise SettingsInvalid(
            "LECTERN_SITE_PORT, LECTERN_CLOUD_PORT and LECTERN_CMS_PORT must all differ."
        )
    return settings
