"""`python -m webapp.build.lock`: resolves the npm packages of the last build again.

The lock holds versions and integrity hashes and no address: whoever installs from it uses
the registry of their own npm, which must have what the hashes say. npm itself can leave
addresses out, but then forgets hashes too; so they are taken out here.
"""

import json
import shutil
import sys
from pathlib import Path
from typing import Any

from webapp.build import places, toolchain
from webapp.build.errors import BuildFailed, LockIncomplete
from webapp.build.places import LOCK

FILES = ("package.json", "package-lock.json")


def without_addresses(lock: dict[str, Any]) -> dict[str, Any]:
    """The same lock, each package without where it came from; raises where a hash is missing."""
    packages: dict[str, dict[str, Any]] = {}
    for name, package in lock["packages"].items():
        # The root has no name and no hash; a bundled package comes inside another's hash.
        if name and "integrity" not in package and not package.get("inBundle"):
            raise LockIncomplete(name)
        packages[name] = {key: value for key, value in package.items() if key != "resolved"}
    return {**lock, "packages": packages}


def exact(package: dict[str, Any]) -> dict[str, Any]:
    """Reflex asks for exact versions, but npm writes them down as ranges."""
    sections = {
        section: {name: version.lstrip("^~") for name, version in package[section].items()}
        for section in ("dependencies", "devDependencies")
    }
    return {**package, **sections}


def resolve(where: places.Places) -> None:
    directory = where.base / "lock"
    shutil.rmtree(directory, ignore_errors=True)
    directory.mkdir(parents=True)
    wanted = json.loads((where.stage / LOCK.name / "package.json").read_text())
    (directory / "package.json").write_text(json.dumps(exact(wanted), indent=2) + "\n")
    npm: list[str | Path] = [
        toolchain.BIN / "npm",
        "install",
        "--package-lock-only",
        "--legacy-peer-deps",
    ]
    toolchain.run("Resolving the npm packages", npm, directory, where.base / "lock.log")
    resolved = json.loads((directory / "package-lock.json").read_text())
    LOCK.mkdir(exist_ok=True)
    shutil.copyfile(directory / "package.json", LOCK / "package.json")
    text = json.dumps(without_addresses(resolved), indent=2) + "\n"
    (LOCK / "package-lock.json").write_text(text)


if __name__ == "__main__":
    try:
        resolve(places.from_environ())
    except BuildFailed as failure:
        sys.exit(str(failure))
