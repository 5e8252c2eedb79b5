"""What the functions that we touch looked like when they were read: `shipped.json`, by address.

A pinned version may still be another build, and an upgrade changes more than a signature shows. So
the cloud starts only where each of them has the very source that the file has a digest of, and
names all that haven't. `README.md` of the patches says what to do then.
"""

import hashlib
import inspect
import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from local.cloud.patches.emulator import hooks
from local.cloud.patches.emulator.hooks import Entry, Target
from local.cloud.process.cloud_refused import EmulatorChanged

FILE = Path(__file__).with_suffix(".json")
DIGITS = 16


def digest(target: Target | Entry) -> str:
    """Of the source, whatever stands in for the function by now."""
    source = inspect.getsource(inspect.unwrap(hooks.original(target)))
    return hashlib.sha256(source.encode()).hexdigest()[:DIGITS]


def digests(targets: Iterable[Target | Entry]) -> dict[str, str]:
    found = {each.address: digest(each) for each in targets}
    return dict(sorted(found.items()))


def read() -> Mapping[str, str]:
    found: Mapping[str, str] = json.loads(FILE.read_text())
    return found


def write(found: Mapping[str, str]) -> None:
    FILE.write_text(json.dumps(found, indent=2) + "\n")


def differing(known: Mapping[str, str], found: Mapping[str, str]) -> list[str]:
    """The addresses of what was changed, is touched anew, or is no longer touched."""
    return [name for name in sorted({*known, *found}) if known.get(name) != found.get(name)]


def check(targets: Iterable[Target | Entry]) -> None:
    """Raises EmulatorChanged with the name of each function that isn't the one that was read."""
    names = differing(read(), digests(targets))
    if names:
        listed = "\n  ".join(names)
        raise EmulatorChanged(
            "These functions of the emulator aren't the ones that Lectern's patches were written "
            f"against:\n  {listed}\nlocal/cloud/patches/README.md says how they are read again."
        )
