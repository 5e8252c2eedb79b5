"""How long ten thousand access decisions take, beside the second engine's time for the same.

The local cloud decides every DynamoDB request that a browser sends, so its evaluator must not
be what one waits for.
"""

from access import oracle
from access.oracle.peer import NAME
from tests.bench.measurement import Measurement


def measure() -> Measurement:
    ours, peer, decisions = oracle.benchmark()
    return Measurement(f"{decisions:,} access decisions", "s", ours, peer, NAME)
