"""Creates `.venv` from the lock file, once per lock.

Runs under the machine's own Python, so it imports nothing but the standard library.
"""

import hashlib
import subprocess
import sys
import venv
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements" / "develop.lock"
STAMP = VENV / "lock.sha256"
MINIMUM = (3, 11)
TAIL_LINES = 5


class SetupFailed(Exception):
    """The machine lacks something; the text names it and says what to do."""


def wanted_stamp() -> str:
    """A new lock or another interpreter both call for a new environment."""
    version = ".".join(map(str, sys.version_info[:2]))
    return f"{hashlib.sha256(LOCK.read_bytes()).hexdigest()} python{version}"


def create() -> None:
    try:
        venv.create(VENV, with_pip=True, clear=True, symlinks=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise SetupFailed(
            "This Python can't create a virtual environment. "
            f"On Debian or Ubuntu: apt-get install python3-venv. ({error})"
        ) from error


def install() -> None:
    wanted = sum(1 for line in LOCK.read_text().splitlines() if "==" in line)
    print("Installing the locked Python packages (a minute or two, once)", flush=True)
    pip = [str(VENV / "bin" / "python"), "-m", "pip", "install", "--require-hashes"]
    options = ["--disable-pip-version-check", "--no-input", "--progress-bar", "off"]
    running = subprocess.Popen(
        [*pip, *options, "-r", str(LOCK)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    said = show_progress(running.stdout or [], wanted)
    if running.wait():
        raise SetupFailed(
            "\n".join(said[-TAIL_LINES:])
            + "\nThe packages of requirements/develop.lock could not be installed. Check that this "
            "machine reaches its Python package index, then run the command again."
        )


def show_progress(lines: Iterable[str], wanted: int) -> list[str]:
    """Counts the packages that pip names, on one line; returns all that pip said."""
    said, begun = [], 0
    for line in lines:
        said.append(line.rstrip())
        if line.startswith("Collecting "):
            begun += 1
            name = line.split()[1].partition("==")[0]
            print(f"\r  {begun} of {wanted}  {name:<40}", end="", flush=True)
        elif line.startswith("Installing collected"):
            print(f"\r  unpacking {begun} packages{'':<40}", flush=True)
    return said


def link_functions() -> None:
    """Puts the functions' packages on the path, under the names they have inside Lambda.

    A path file is what the standard library offers for this (docs of the `site` module).
    """
    packages = next((VENV / "lib").glob("python3.*")) / "site-packages"
    (packages / "lectern-functions.pth").write_text(f"{ROOT / 'backend_functions'}\n")


def ensure() -> None:
    if sys.version_info < MINIMUM:
        raise SetupFailed(f"Lectern needs Python {MINIMUM[0]}.{MINIMUM[1]} or newer: set PYTHON=…")
    stamp = wanted_stamp()
    if STAMP.exists() and STAMP.read_text() == stamp:
        return
    create()
    install()
    link_functions()
    STAMP.write_text(stamp)


if __name__ == "__main__":
    try:
        ensure()
    except SetupFailed as failure:
        sys.exit(f"lectern: {failure}")
