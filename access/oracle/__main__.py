"""`python -m access.oracle`: asks both engines for random decisions and says how they agree."""

import argparse
import json
import secrets
import sys
import time

from access.oracle.agreement import Agreement, Disagreement, compare
from access.oracle.errors import OracleUnavailable
from access.oracle.peer import NAME

SHOWN = 3


def main() -> int:
    options = argparse.ArgumentParser(prog="python -m access.oracle", description=__doc__)
    options.add_argument("--count", type=int, default=10_000, help="how many decisions")
    options.add_argument("--seed", type=int, default=secrets.randbelow(2**32))
    chosen = options.parse_args()
    begun = time.perf_counter()
    try:
        found = compare(chosen.count, chosen.seed)
    except OracleUnavailable as unavailable:
        sys.exit(f"lectern: {unavailable}")
    seconds = time.perf_counter() - begun
    print("\n".join(report(found, chosen.seed)), f"\n{seconds:.1f} s", sep="")
    return 1 if found.unexplained else 0


def report(found: Agreement, seed: int) -> list[str]:
    lines = [
        f"{found.agreed} of {found.decisions} decisions agree with {NAME} (seed {seed}); "
        f"{found.allowed} allowed",
        *(f"  {count:5} explained: {name}" for name, count in sorted(found.explained.items())),
        f"  {len(found.unexplained):5} unexplained",
    ]
    smallest = sorted(map(_shown, found.unexplained), key=len)
    return [*lines, *smallest[:SHOWN]]


def _shown(found: Disagreement) -> str:
    said = f"ours: {found.ours.reason.name} {found.ours.detail}".rstrip()
    return f"{said}; theirs: {found.theirs}\n{json.dumps(vars(found.case), indent=1)}"


if __name__ == "__main__":
    sys.exit(main())
