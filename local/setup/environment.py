"""`environment.py <set>`: installs `requirements/<set>.lock` into `.venv`, once per lock.

Runs under the machine's own Python, so it imports nothing but the standard library.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from local.setup import install
from local.setup.install import REQUIREMENTS, SetupFailed

ROOT = REQUIREMENTS.parent
VENV = ROOT / ".venv"
STAMP = "locks.txt"
MINIMUM = (3, 11)
SETS = {"site": ("site",), "run": ("site", "run"), "develop": ("site", "run", "develop")}
"""Each set with the sets that it contains, itself last; a test checks the locks for it."""


def stamp(wanted: str) -> set[str]:
    """One line for each set that an environment of `wanted` serves. Each lock and each
    interpreter has its own line."""
    version = ".".join(map(str, sys.version_info[:2]))
    return {f"{each} {install.digest(each)} python{version}" for each in SETS[wanted]}


def ensure(wanted: str, folder: Path | None = None) -> None:
    """Adds packages to an environment of a smaller set; replaces any other environment. `folder` is
    `.venv` by default."""
    venv = folder or VENV
    if sys.version_info < MINIMUM:
        raise SetupFailed(f"Lectern needs Python {MINIMUM[0]}.{MINIMUM[1]} or newer: set PYTHON=…")
    stamped = venv / STAMP
    present = set(stamped.read_text().splitlines()) if stamped.exists() else set()
    lines = stamp(wanted)
    if lines <= present:
        return
    if not present or not present < lines:
        install.create(venv)
    stamped.unlink(missing_ok=True)
    install.into(venv, wanted)
    _link_functions(venv)
    stamped.write_text("\n".join(sorted(lines)) + "\n")


def _link_functions(venv: Path) -> None:
    """Puts the functions' packages on the path, under the names they have inside Lambda.

    A path file is what the standard library offers for this (docs of the `site` module).
    """
    packages = next((venv / "lib").glob("python3.*")) / "site-packages"
    (packages / "lectern-functions.pth").write_text(f"{ROOT / 'backend_functions'}\n")


if __name__ == "__main__":
    try:
        ensure(sys.argv[1])
    except (SetupFailed, KeyError, IndexError) as failure:
        known = f"give one of {', '.join(SETS)}"
        sys.exit(f"lectern: {failure if isinstance(failure, SetupFailed) else known}")
