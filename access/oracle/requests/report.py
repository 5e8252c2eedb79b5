"""Many random requests observed, and what they came to."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from random import Random

from access.oracle.requests import generate, perturb, world
from access.oracle.requests.generate import OPERATIONS
from access.oracle.requests.observe import Kind, Observation, matters, observe
from access.oracle.requests.world import World


@dataclass(frozen=True)
class Report:
    """`kinds` counts by operation and outcome; `mattered` by operation and what was named.

    What is named by a request that ran is changed too, a key or an attribute at a time: where
    it never mattered, the expansion would name too much, or the comparison see too little.
    """

    requests: int
    kinds: Counter[tuple[str, Kind]]
    reasons: Counter[str]
    mattered: Counter[tuple[str, str]]
    faulty: tuple[Observation, ...]


def explore(count: int, seed: int, operations: Sequence[str] = tuple(OPERATIONS)) -> Report:
    random = Random(seed)  # noqa: S311 - repeatable, and guards nothing
    kinds: Counter[tuple[str, Kind]] = Counter()
    reasons: Counter[str] = Counter()
    mattered: Counter[tuple[str, str]] = Counter()
    faulty: list[Observation] = []
    for _ in range(count):
        items = world.random_world(random)
        found = observe(random, items, generate.request(random, operations))
        kinds[found.sent.operation, found.kind] += 1
        reasons.update([found.reason] if found.reason else [])
        mattered.update((found.sent.operation, what) for what in _mattered(random, items, found))
        faulty.extend([found] if found.faults else [])
    return Report(count, kinds, reasons, mattered, tuple(faulty))


def _mattered(random: Random, items: World, found: Observation) -> Iterable[str]:
    """`key` and `attribute`, where one that the request names, drawn at random, matters."""
    if found.kind is not Kind.RUN or not found.named:
        return
    access = random.choice(found.named)
    if access.keys:
        key = random.choice(sorted(access.keys))
        if matters(items, perturb.without_key(items, access, key), found.sent):
            yield "key"
    attributes = sorted(access.attributes & set(world.ATTRIBUTES))
    if attributes:
        other = perturb.other_attribute(random, items, access, random.choice(attributes))
        if matters(items, other, found.sent):
            yield "attribute"
