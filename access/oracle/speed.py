"""How long both engines take for the same decisions, measured one after the other."""

import time
from itertools import groupby
from random import Random

from access.iam import policy
from access.iam.evaluate import Policies, Request, decide
from access.oracle import random_cases
from access.oracle.cases import Case
from access.oracle.peer import running

PRINCIPALS = 100
REQUESTS = 100
SEED = 20261121


def benchmark() -> tuple[float, float, int]:
    """Seconds of ours, seconds of the second engine, and how many decisions each made.

    A hundred principals send a hundred requests each. Ours reads a principal's documents once,
    as the local cloud does; the second engine reads them for every request, as its interface
    demands. What goes between the processes isn't counted.
    """
    cases = _cases(Random(SEED))  # noqa: S311 - repeatable, and guards nothing
    begun = time.perf_counter()
    _decide_all(cases)
    ours = time.perf_counter() - begun
    with running() as peer:
        peer.ask(cases[:REQUESTS])  # so that its first compilation isn't counted
        theirs = peer.ask(cases).seconds
    return ours, theirs, len(cases)


def _cases(random: Random) -> list[Case]:
    found: list[Case] = []
    for _ in range(PRINCIPALS):
        first = random_cases.case(random)
        found.append(first)
        found.extend(random_cases.same_principal(random, first) for _ in range(REQUESTS - 1))
    return found


def _decide_all(cases: list[Case]) -> None:
    for _, requests in groupby(cases, key=lambda case: id(case.identity)):
        group = list(requests)
        policies = Policies(
            tuple(map(policy.parse, group[0].identity)),
            tuple(map(policy.parse, group[0].boundary)) or None,
        )
        for case in group:
            context = {key.lower(): value for key, value in case.context.items()}
            decide(Request(case.action, case.resource, context), policies)
