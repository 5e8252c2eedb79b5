"""The Pythons of this machine that Lectern runs on."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

from local.setup.environment import MINIMUM

NEWEST_ASKED = 20
PYENV = Path.home() / ".pyenv" / "versions"
VERSION = "import sys; print('%d.%d' % sys.version_info[:2])"


def _answers(program: str) -> tuple[int, int] | None:
    """The version it says; a shim of a version that isn't chosen says none."""
    ran = subprocess.run([program, "-c", VERSION], check=False, capture_output=True, text=True)
    said = re.fullmatch(r"(\d+)\.(\d+)", ran.stdout.strip())
    return (int(said[1]), int(said[2])) if ran.returncode == 0 and said else None


def oldest_and_newest() -> list[str]:
    """One program where there is only one."""
    asked = (shutil.which(f"python3.{minor}") for minor in range(MINIMUM[1], NEWEST_ASKED))
    programs = [str(Path(sys.base_prefix) / "bin" / "python3"), *filter(None, asked)]
    programs += [str(path) for path in sorted(PYENV.glob("3.*/bin/python3"))]
    found: dict[tuple[int, int], str] = {}
    for program in programs:
        version = _answers(program)
        if version and version >= MINIMUM:
            found.setdefault(version, program)
    return [found[version] for version in sorted({min(found), max(found)})]
