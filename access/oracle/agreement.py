"""Compares our evaluator with the second engine over random cases."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from random import Random

from access.iam.evaluate import Decision, Reason
from access.oracle import random_cases
from access.oracle.cases import Case, our_decision
from access.oracle.differences import DIFFERENCES
from access.oracle.peer import ALLOWED, EXPLICITLY_DENIED, IMPLICITLY_DENIED, Peer, running

BATCH = 500
_EXPECTED = {Reason.ALLOWED: ALLOWED, Reason.EXPLICIT_DENY: EXPLICITLY_DENIED}


@dataclass(frozen=True)
class Disagreement:
    """`theirs` as the second engine says it."""

    case: Case
    ours: Decision
    theirs: str


@dataclass(frozen=True)
class Agreement:
    """`explained` counts by the name of a difference; `allowed` are decisions of both."""

    decisions: int
    agreed: int
    explained: dict[str, int]
    unexplained: tuple[Disagreement, ...]
    allowed: int


def compare(count: int, seed: int) -> Agreement:
    random = Random(seed)  # noqa: S311 - repeatable, and guards nothing
    with running() as peer:
        return compare_cases((random_cases.case(random) for _ in range(count)), peer)


def compare_cases(cases: Iterable[Case], peer: Peer) -> Agreement:
    decisions = allowed = 0
    explained: Counter[str] = Counter()
    unexplained: list[Disagreement] = []
    for batch in _batches(iter(cases)):
        decisions += len(batch)
        peer.send(batch)
        ours = [our_decision(case) for case in batch]
        allowed += sum(decision.allowed for decision in ours)
        for found in _disagreements(batch, ours, peer.receive().decisions):
            name = explanation(found, peer)
            if name:
                explained[name] += 1
            else:
                unexplained.append(found)
    agreed = decisions - explained.total() - len(unexplained)
    return Agreement(decisions, agreed, dict(explained), tuple(unexplained), allowed)


def agree(ours: Decision, theirs: str) -> bool:
    """A request that we refuse to decide is denied: any denial of theirs agrees with it."""
    if ours.reason is Reason.REFUSED:
        return theirs != ALLOWED
    return theirs == _EXPECTED.get(ours.reason, IMPLICITLY_DENIED)


def explanation(found: Disagreement, peer: Peer) -> str | None:
    """The difference whose repair, after those before it, makes the engines agree."""
    case = found.case
    for difference in DIFFERENCES:
        repaired = difference.repaired(case)
        if repaired != case and agree(our_decision(repaired), *peer.ask([repaired]).decisions):
            return difference.name
        case = repaired
    return None


def _disagreements(
    cases: Sequence[Case], ours: Sequence[Decision], theirs: Sequence[str]
) -> list[Disagreement]:
    return [
        Disagreement(case, our, their)
        for case, our, their in zip(cases, ours, theirs, strict=True)
        if not agree(our, their)
    ]


def _batches(cases: Iterator[Case]) -> Iterator[list[Case]]:
    while batch := list(islice(cases, BATCH)):
        yield batch
