"""The content of each package: each function has its own code, one layer has all shared code.

The CLI's pre-push hook and the local deployer both use this module, so both make the same zips.
Standard library only, because the hook runs in any Python that the CLI finds.
"""

import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CODE = ROOT / "backend_functions"
LOCK = ROOT / "requirements" / "functions.lock"
LAYER = "packages"
SHARED = "lectern"
LAYER_FOLDER = "python"
"""The folder of Python packages in a layer (Lambda developer guide, "Layers")."""
LAMBDA_PLATFORM = {"arm64": "manylinux2014_aarch64", "x86_64": "manylinux2014_x86_64"}
PINNED = re.compile(r"^(?P<name>[a-z0-9][a-z0-9._-]*)==(?P<version>[^\s;]+)", re.MULTILINE)
LEFT_OUT = re.compile(
    r"__pycache__|^bin/|\.dist-info/(?!licenses)|__mypyc|^charset_normalizer/(.*\.so$|cli/)"
    r"|^urllib3/contrib/emscripten/|\.pyi$|py\.typed$"
)
"""Files that no import in Lambda reads: metadata except licences, commands, type stubs, a browser's
transport. charset_normalizer's compiled module, bound to one Python, has a twin in Python."""


class PackageIncomplete(Exception):
    """The code of a function, or a package that it needs, is missing."""


def source_files(package: str) -> dict[str, bytes]:
    """Every Python file of a package of backend_functions, by its path inside the zip."""
    found = {file.relative_to(CODE).as_posix(): file for file in (CODE / package).rglob("*.py")}
    if not found:
        raise PackageIncomplete(f"backend_functions/{package} holds no code.")
    return {path: found[path].read_bytes() for path in sorted(found)}


def layer_as_installed() -> dict[str, bytes]:
    """The layer for this machine: the locked packages of this Python, without the network."""
    files: dict[str, bytes] = {}
    for pin in PINNED.finditer(LOCK.read_text()):
        files |= _installed(pin["name"], pin["version"])
    return _layer(files)


def layer_for_lambda(runtime: str, architecture: str) -> dict[str, bytes]:
    """The layer for Lambda, e.g. `python3.13` on `arm64`: wheels from the registry.

    pip refuses every file whose hash isn't in the lock.
    """
    with tempfile.TemporaryDirectory() as target:
        command = [sys.executable, "-m", "pip", "install", "-qq", "--target", target]
        command += ["--require-hashes", "--no-deps", "--no-compile", "--only-binary=:all:"]
        command += ["--implementation=cp", f"--python-version={runtime.removeprefix('python')}"]
        command += [f"--platform={LAMBDA_PLATFORM[architecture]}", "--requirement", str(LOCK)]
        subprocess.run(command, check=True)
        found = {f.relative_to(target).as_posix(): f for f in Path(target).rglob("*")}
        return _layer({path: f.read_bytes() for path, f in found.items() if f.is_file()})


def _layer(third_party: dict[str, bytes]) -> dict[str, bytes]:
    needed = {path: body for path, body in third_party.items() if not LEFT_OUT.search(path)}
    return {
        f"{LAYER_FOLDER}/{path}": body for path, body in (source_files(SHARED) | needed).items()
    }


def _installed(name: str, version: str) -> dict[str, bytes]:
    found = metadata.distribution(name)
    if found.version != version:
        raise PackageIncomplete(f"{name} {found.version} is installed, but {version} is locked.")
    return {path.as_posix(): path.read_binary() for path in _inside(found.files)}


def _inside(files: Iterable[metadata.PackagePath] | None) -> Iterable[metadata.PackagePath]:
    """Without scripts, which are installed outside the packages."""
    return (path for path in files or () if ".." not in path.parts and not path.is_absolute())
