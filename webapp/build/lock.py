"""`python -m webapp.build.lock`: keeps the npm versions that the last build resolved.

The lock holds versions and integrity hashes and no address: whoever installs from it uses
the registry of their own npm.
"""

import json
import shutil
import sys

from webapp.build import places
from webapp.build.errors import BuildFailed, LockNamesRegistry
from webapp.build.places import LOCK

FILES = ("package.json", "package-lock.json")


def addresses(lock: str) -> int:
    """How many packages of an npm lock say where they came from."""
    packages: dict[str, dict[str, object]] = json.loads(lock)["packages"]
    return sum("resolved" in package for package in packages.values())


def keep(where: places.Places) -> None:
    resolved = where.stage / LOCK.name
    count = addresses((resolved / "package-lock.json").read_text())
    if count:
        raise LockNamesRegistry(count)
    LOCK.mkdir(exist_ok=True)
    for name in FILES:
        shutil.copyfile(resolved / name, LOCK / name)


if __name__ == "__main__":
    try:
        keep(places.from_environ())
    except BuildFailed as failure:
        sys.exit(str(failure))
