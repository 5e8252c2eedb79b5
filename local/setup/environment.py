"""Creates `.venv` from the lock file, once per lock.

Runs under the machine's own Python, so it imports nothing but the standard library.
"""

import hashlib
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements" / "develop.lock"
STAMP = VENV / "lock.sha256"
MINIMUM = (3, 11)


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
    print("Installing the locked Python packages (a minute or two, once) …", flush=True)
    pip = [str(VENV / "bin" / "python"), "-m", "pip", "install", "--quiet", "--require-hashes"]
    options = ["--disable-pip-version-check", "--no-input", "--retries", "3", "-r", str(LOCK)]
    done = subprocess.run(pip + options, check=False)
    if done.returncode:
        raise SetupFailed(
            "The packages of requirements/develop.lock could not be installed. "
            "Check that this machine reaches its Python package index, then run the command again."
        )


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
