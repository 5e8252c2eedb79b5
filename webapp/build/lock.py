"""`python -m webapp.build.lock`: resolves the npm packages of the last build again, and the tools'.

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
from webapp.build.build_failed import BuildFailed, LockDrifted, LockIncomplete
from webapp.build.places import LOCK, TOOLS

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


def installed_otherwise(built: dict[str, Any], locked: dict[str, Any]) -> list[str]:
    """The packages of one lock that the other names not at all, or with another version or hash."""
    named = {(name, each.get("integrity")) for name, each in locked["packages"].items()}
    here = {(name, each.get("integrity")) for name, each in built["packages"].items()}
    return sorted({name for name, _integrity in named ^ here})


def check(where: places.Places) -> None:
    """Raises LockDrifted where the build took anything but what the lock names.

    Reflex runs `npm install` and `npm add`: both keep to the lock while it answers every wish.
    """
    built = json.loads((where.stage / LOCK.name / "package-lock.json").read_text())
    drifted = installed_otherwise(built, json.loads((LOCK / "package-lock.json").read_text()))
    if drifted:
        raise LockDrifted(drifted)


def exact(package: dict[str, Any]) -> dict[str, Any]:
    """Reflex asks for exact versions, but npm writes them down as ranges."""
    sections = {
        section: {name: version.lstrip("^~") for name, version in package[section].items()}
        for section in ("dependencies", "devDependencies")
    }
    return {**package, **sections}


def resolve(where: places.Places) -> None:
    """The site's lock, as its last build asked for it, and the one of the tools."""
    wanted = json.loads((where.stage / LOCK.name / "package.json").read_text())
    _resolve(exact(wanted), LOCK, where)
    _resolve(json.loads((TOOLS / "package.json").read_text()), TOOLS, where)


def _resolve(wanted: dict[str, Any], locked: Path, where: places.Places) -> None:
    directory = where.base / "lock"
    shutil.rmtree(directory, ignore_errors=True)
    directory.mkdir(parents=True)
    (directory / "package.json").write_text(json.dumps(wanted, indent=2) + "\n")
    npm: list[str | Path] = [
        toolchain.BIN / "npm",
        "install",
        "--package-lock-only",
        "--legacy-peer-deps",
    ]
    toolchain.run("Resolving the npm packages", npm, directory, where.base / "lock.log")
    resolved = json.loads((directory / "package-lock.json").read_text())
    locked.mkdir(exist_ok=True)
    shutil.copyfile(directory / "package.json", locked / "package.json")
    text = json.dumps(without_addresses(resolved), indent=2) + "\n"
    (locked / "package-lock.json").write_text(text)


if __name__ == "__main__":
    try:
        resolve(places.from_environ())
    except BuildFailed as failure:
        sys.exit(str(failure))
