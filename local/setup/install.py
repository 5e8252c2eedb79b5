"""Installs exactly the packages of a lock, without resolving: newer releases have no effect.

A lock lists every package with its version and hashes (`make lock`). With `--no-deps` an installer
reads no package's own requirements, so a lock that holds `granian==2.8.7` is enough where some
package asks for `granian[reload]>=2.7.4`. Only wheels are taken: to build from source, pip would
resolve the build's requirements.

uv takes seconds where pip takes half a minute; pip installs uv, by its hash. uv doesn't read pip's
configuration, so this module passes pip's settings of the package index to uv.
"""

import hashlib
import os
import subprocess
import venv
from collections.abc import Mapping
from pathlib import Path

REQUIREMENTS = Path(__file__).resolve().parents[2] / "requirements"
EXACTLY = ("--no-deps", "--require-hashes", "--only-binary", ":all:")
OF_UV = {"index-url": "UV_DEFAULT_INDEX", "extra-index-url": "UV_INDEX", "cert": "SSL_CERT_FILE"}
SAID_LINES = 8


class SetupFailed(Exception):
    """The machine lacks something; the text names it and says what to do."""


def lock(name: str) -> Path:
    return REQUIREMENTS / f"{name}.lock"


def digest(name: str) -> str:
    return hashlib.sha256(lock(name).read_bytes()).hexdigest()


def create(folder: Path) -> None:
    """Creates an empty virtual environment with pip; replaces an existing one."""
    try:
        venv.create(folder, with_pip=True, clear=True, symlinks=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise SetupFailed(
            "This Python can't create a virtual environment. "
            f"On Debian or Ubuntu: apt-get install python3-venv. ({error})"
        ) from error


def into(folder: Path, name: str) -> None:
    """Raises SetupFailed, with the installer's output, if a package can't be installed."""
    wanted = sum(1 for line in lock(name).read_text().splitlines() if "==" in line)
    print(f"Installing {wanted} locked Python packages (requirements/{name}.lock)", flush=True)
    python = folder / "bin" / "python"
    uv = folder / "bin" / "uv"
    if not uv.exists():
        _run([*pip(python), "-r", str(lock("installer"))], os.environ, "installer")
    command = [str(uv), "pip", "install", "--python", str(python), *EXACTLY, "-r", str(lock(name))]
    _run([*command, "--quiet", "--no-config"], _environ(python), name)


def pip(python: Path) -> list[str]:
    """The command that installs the lock given after it (`-r …`)."""
    options = ("--quiet", "--disable-pip-version-check", "--no-input")
    return [str(python), "-m", "pip", "install", *EXACTLY, *options]


def _environ(python: Path) -> dict[str, str]:
    """pip's settings of indexes and certificates (`pip config list`), as uv's variables.

    pip takes a version from any index that has it; so does uv with `unsafe-best-match`, and the
    hashes prove that it is the locked one.
    """
    listed = subprocess.run(
        [str(python), "-m", "pip", "config", "list"], check=False, capture_output=True, text=True
    )
    told = dict(line.split("=", 1) for line in listed.stdout.splitlines() if "=" in line)
    named = {key.rpartition(".")[2]: value.strip("'") for key, value in told.items()}
    settings = {OF_UV[key]: value for key, value in named.items() if key in OF_UV}
    return {"UV_INDEX_STRATEGY": "unsafe-best-match", **settings, **os.environ}


def _run(command: list[str], environ: Mapping[str, str], name: str) -> None:
    ran = subprocess.run(
        command,
        check=False,
        env=environ,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    if ran.returncode:
        said = "\n".join(ran.stdout.splitlines()[-SAID_LINES:])
        raise SetupFailed(
            f"{said}\nThe packages of requirements/{name}.lock could not be installed. Check that "
            "this machine reaches its Python package index, then run the command again."
        )
