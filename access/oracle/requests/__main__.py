"""`python -m access.oracle.requests`: runs random DynamoDB requests and says what they touched."""

import argparse
import json
import logging
import secrets
import sys
import time

from access.oracle.requests.generate import OPERATIONS
from access.oracle.requests.observe import Kind, Observation
from access.oracle.requests.report import Report, explore

SHOWN = 5


def main() -> int:
    options = argparse.ArgumentParser(prog="python -m access.oracle.requests", description=__doc__)
    options.add_argument("--count", type=int, default=2000, help="how many requests")
    options.add_argument("--seed", type=int, default=secrets.randbelow(2**32))
    chosen = options.parse_args()
    # the emulator writes down every expression that it rejects
    logging.getLogger("dynamodb").setLevel(logging.CRITICAL)
    begun = time.perf_counter()
    found = explore(chosen.count, chosen.seed)
    seconds = time.perf_counter() - begun
    print("\n".join(report(found, chosen.seed)), f"\n{seconds:.1f} s", sep="")
    return 1 if found.faulty else 0


def report(found: Report, seed: int) -> list[str]:
    lines = [f"{found.requests} random DynamoDB requests (seed {seed})"]
    lines.append(f"  {'':22}{'refused':>9}{'rejected':>9}{'run':>9}")
    for operation in OPERATIONS:
        counts = "".join(f"{found.kinds[operation, kind]:9}" for kind in Kind)
        lines.append(f"  {operation:22}{counts}")
    lines.append(f"  {len(found.faulty)} touched what the expansion hadn't named")
    smallest = sorted(map(_shown, found.faulty), key=len)
    return [*lines, *smallest[:SHOWN]]


def _shown(found: Observation) -> str:
    body = json.dumps(found.sent.body, ensure_ascii=False)
    return f"{found.sent.operation} {body}\n    {'; '.join(found.faults)}"


if __name__ == "__main__":
    sys.exit(main())
