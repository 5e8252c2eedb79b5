"""The local cloud's settings, read once from the environment variables."""

import os
from dataclasses import dataclass
from pathlib import Path

from local import credentials, settings

ACCOUNT_ID = "746291835107"
"""The local account. Twelve digits, as AWS's are; it names nothing outside this machine."""


@dataclass(frozen=True)
class CloudConfiguration:
    """`site_origins` are the web origins that may read answers; all else is same-machine tools."""

    port: int
    state: Path
    root_access_key_id: str
    root_secret_access_key: str
    site_origins: frozenset[str]
    log_level: str = "WARNING"

    @property
    def url(self) -> str:
        return f"http://{settings.LOOPBACK}:{self.port}"

    @property
    def emulator_state(self) -> Path:
        return self.state / "cloud" / "state"

    @property
    def object_state(self) -> Path:
        return self.state / "cloud" / "s3"


def site_origins(site_port: int) -> frozenset[str]:
    return frozenset(f"http://{host}:{site_port}" for host in (settings.LOOPBACK, "localhost"))


def from_environ() -> CloudConfiguration:
    """Root keys come from the environment; without any, from the state directory's own file."""
    chosen = settings.from_environ()
    root = _root_keys(chosen.state)
    return CloudConfiguration(
        port=chosen.cloud_port,
        state=chosen.state,
        root_access_key_id=root[0],
        root_secret_access_key=root[1],
        site_origins=site_origins(chosen.site_port),
        log_level=os.environ.get("LECTERN_CLOUD_LOG_LEVEL", "WARNING").upper(),
    )


def _root_keys(state: Path) -> tuple[str, str]:
    key = os.environ.pop("LECTERN_ROOT_ACCESS_KEY_ID", "")
    secret = os.environ.pop("LECTERN_ROOT_SECRET_ACCESS_KEY", "")
    if key and secret:
        return key, secret
    stored = credentials.load_or_create(state)
    return stored.root_access_key_id, stored.root_secret_access_key
