"""Installs the second engine that the lock file names, once per lock, with Node from PyPI.

It is AGPL software: it runs in a process of its own below `.local`, and nothing that ships
imports it or depends on it.
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from access.oracle.errors import OracleUnavailable
from amplify.project.root import ROOT

SOURCE = Path(__file__).parent
FOLDER = ROOT / ".local" / "oracle"
FILES = ("package.json", "package-lock.json", ".npmrc", "judge.mjs")
SECONDS = 300
TAIL = 2000


def ensure(folder: Path = FOLDER) -> Path:
    """The folder that holds judge.mjs beside its node_modules; installs them where needed."""
    folder.mkdir(parents=True, exist_ok=True)
    stamp = folder / "installed.sha256"
    with (folder / "installing.lock").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        if not stamp.exists() or stamp.read_text() != wanted():
            _install(folder)
            stamp.write_text(wanted())
    return folder


def wanted() -> str:
    return hashlib.sha256(b"".join((SOURCE / name).read_bytes() for name in FILES)).hexdigest()


def _install(folder: Path) -> None:
    for name in FILES:
        shutil.copy(SOURCE / name, folder / name)
    programs = Path(sys.executable).parent
    path = os.pathsep.join((str(programs), os.environ.get("PATH", "")))
    try:
        done = subprocess.run(
            [programs / "npm", "ci", "--ignore-scripts"],
            cwd=folder,
            env={**os.environ, "PATH": path},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise OracleUnavailable(f"The second engine could not be installed: {error}") from error
    if done.returncode:
        raise OracleUnavailable(
            "npm could not install the second engine. Check that this machine reaches its npm "
            f"registry, then try again.\n{done.stderr[-TAIL:]}"
        )
