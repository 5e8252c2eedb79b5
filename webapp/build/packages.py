"""npm packages, exactly those that a lock names, installed once for each state of the lock.

A lock holds no address: npm takes the packages from the registry it is set to, and what comes must
have the lock's hashes. No package's install script is run.
"""

import fcntl
import shutil
from hashlib import sha256
from pathlib import Path

from webapp.build import lock, toolchain

MARK = "installed"


def ensure(locked: Path, directory: Path) -> Path:
    """The `node_modules` below `directory` with what the lock in `locked` names.

    Test workers may ask at the same moment, so one installs and the others wait.
    """
    directory.mkdir(parents=True, exist_ok=True)
    wanted = sha256((locked / "package-lock.json").read_bytes()).hexdigest()
    mark = directory / MARK
    with (directory / "installing.lock").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        if not mark.exists() or mark.read_text() != wanted:
            mark.unlink(missing_ok=True)
            _install(locked, directory)
            mark.write_text(wanted)
    return directory / "node_modules"


def _install(locked: Path, directory: Path) -> None:
    for name in lock.FILES:
        shutil.copyfile(locked / name, directory / name)
    command = [str(toolchain.BIN / "npm"), "ci", "--ignore-scripts", "--legacy-peer-deps"]
    what = f"Installing the npm packages of {locked.name}"
    toolchain.run(what, command, directory, directory / "install.log")
