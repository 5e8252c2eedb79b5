"""`python -m local.cloud.patches [accept]`: which functions of the emulator aren't those that were
read when its patches were written. `accept` takes the installed ones for read.
"""

import sys
import tempfile
from pathlib import Path

from local.cloud.patches import declared
from local.cloud.patches.emulator import loading, shipped
from local.cloud.process.cloud_refused import CloudRefused
from local.cloud.process.configuration import CloudConfiguration

ACCEPT = "accept"


def main(arguments: list[str]) -> int:
    if arguments not in ([], [ACCEPT]):
        print(f"There is only {ACCEPT}.", file=sys.stderr)
        return 2
    try:
        with tempfile.TemporaryDirectory() as state:
            loading.load(CloudConfiguration(1, Path(state), "key", "secret", frozenset()))
            modules = declared.modules()
            declared.check_values(modules)
            found = shipped.digests(declared.functions(modules))
    except CloudRefused as refusal:
        print(refusal, file=sys.stderr)
        return 1
    known = shipped.read()
    for address in shipped.differing(known, found):
        print(address)
    if arguments:
        shipped.write(found)
        return 0
    return int(known != found)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
