"""Node and npm from the Python environment, so that no system Node is needed."""

import functools
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from webapp.build.build_failed import CommandFailed
from webapp.build.places import ROOT

BIN = Path(sys.executable).parent
PYTHON_PATH = os.pathsep.join((str(ROOT), str(ROOT / "backend_functions")))


@functools.cache
def registry() -> str:
    """What this machine's npm is set to; given to Reflex, which would probe others."""
    answer = subprocess.run(
        [BIN / "npm", "config", "get", "registry"],
        env=_base(),
        check=True,
        capture_output=True,
        text=True,
    )
    return answer.stdout.strip()


def _base() -> dict[str, str]:
    return {**os.environ, "PATH": os.pathsep.join((str(BIN), os.environ.get("PATH", "")))}


def environ() -> dict[str, str]:
    return {
        **_base(),
        "PYTHONPATH": PYTHON_PATH,
        "REFLEX_USE_NPM": "1",
        "REFLEX_TELEMETRY_ENABLED": "false",
        "NPM_CONFIG_REGISTRY": registry(),
        "NPM_CONFIG_AUDIT": "false",
        "NPM_CONFIG_FUND": "false",
        "NPM_CONFIG_UPDATE_NOTIFIER": "false",
    }


def run(what: str, command: Sequence[str | Path], directory: Path, log: Path) -> None:
    """Runs a command to its end, its output appended to the log; raises CommandFailed."""
    with log.open("ab") as out:
        ended = subprocess.run(
            command,
            check=False,
            cwd=directory,
            env=environ(),
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=out,
        )
    if ended.returncode != 0:
        raise CommandFailed(what, log)
