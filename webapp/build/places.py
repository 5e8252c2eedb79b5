"""Where the build reads and writes. Everything it leaves behind is in the state directory."""

import os
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WEBAPP = ROOT / "webapp"
CLIENT_SOURCE = WEBAPP / "client" / "src"
LOCK = WEBAPP / "reflex.lock"
TOOLS = WEBAPP / "build" / "tools"
"""The lock of what looks at the TypeScript; the site needs none of it."""
SHARED_RULES = ROOT / "backend_functions" / "lectern"


@dataclass(frozen=True)
class Places:
    """`stage` is Reflex's working directory; `export` its result; `dist` what is served."""

    base: Path

    @property
    def stage(self) -> Path:
        return self.base / "stage"

    @property
    def web(self) -> Path:
        return self.stage / ".web"

    @property
    def export(self) -> Path:
        return self.base / "export"

    @property
    def dist(self) -> Path:
        return self.base / "dist"

    @property
    def log(self) -> Path:
        return self.base / "build.log"


def state_directory() -> Path:
    return Path(os.environ.get("LECTERN_STATE_DIR", ROOT / ".local")).resolve()


def at(state: Path) -> Places:
    return Places(state / "site")


def from_environ() -> Places:
    return at(state_directory())
