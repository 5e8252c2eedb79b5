"""Installs the Amplify CLI that the lock file names, once per lock, with Node from PyPI.

It needs the npm registry, about 1.6 GB of disk and one to three minutes; nothing is installed
outside the state directory.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from amplify.project.root import ROOT
from local.push.errors import CliUnavailable
from local.run.progress import step

FOLDER = ROOT / ".local" / "push" / "cli"
"""Shared by every state of this checkout."""
LOCKED = Path(__file__).with_name("cli")
FILES = ("package.json", "package-lock.json", ".npmrc")
NEEDED_BYTES = 2_500_000_000
INSTALL_SECONDS = 1200
TAIL_LINES = 12


@dataclass(frozen=True)
class Toolchain:
    """`node_modules` holds the CLI and the packages that its custom resources require."""

    node_modules: Path
    programs: Path

    @property
    def amplify(self) -> Path:
        return self.node_modules / ".bin" / "amplify"

    def for_the_cloud(self) -> dict[str, str]:
        """What the local cloud needs to run the root stack's custom resource.

        It is in Node and requires two packages that AWS's own Node runtime brings.
        """
        path = os.pathsep.join((str(self.programs), os.environ.get("PATH", "")))
        return {"NODE_PATH": str(self.node_modules), "PATH": path}


def ensure(folder: Path, programs: Path | None = None) -> Toolchain:
    """Installs into `folder` unless it holds this lock's install already.

    `programs` is where node and npm are; by default beside the running Python.
    """
    found = programs or Path(sys.executable).parent
    toolchain = Toolchain(folder / "node_modules", found)
    stamp = folder / "installed.sha256"
    if not stamp.exists() or stamp.read_text() != _wanted():
        with step("Installing the Amplify CLI (1.6 GB, once)"):
            _install(folder, found / "npm")
        stamp.write_text(_wanted())
    return toolchain


def _wanted() -> str:
    return hashlib.sha256(b"".join((LOCKED / name).read_bytes() for name in FILES)).hexdigest()


def _install(folder: Path, npm: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    if shutil.disk_usage(folder).free < NEEDED_BYTES:
        raise CliUnavailable(f"The Amplify CLI needs 2.5 GB free below {folder}.")
    for name in FILES:
        shutil.copy(LOCKED / name, folder / name)
    log = folder / "install.log"
    # Its packages' install scripts only fetch prebuilt programs that push has no use for.
    command = [str(npm), "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    with log.open("wb") as output:
        try:
            done = subprocess.run(
                command,
                cwd=folder,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                timeout=INSTALL_SECONDS,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise CliUnavailable(f"The Amplify CLI could not be installed: {error}") from error
    if done.returncode:
        tail = "\n".join(log.read_text(errors="replace").splitlines()[-TAIL_LINES:])
        raise CliUnavailable(
            "npm could not install the Amplify CLI. Check that this machine reaches its npm "
            f"registry, then run `make push` again. The end of {log}:\n{tail}"
        )
