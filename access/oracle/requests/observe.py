"""Runs one request in several worlds and says what it touched without having named it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from random import Random
from typing import Any

from access.iam.dynamodb.access import Account
from access.iam.dynamodb.expand import expand
from access.iam.errors import RequestUnknown
from access.oracle.requests import emulator, perturb
from access.oracle.requests.coverage import Named, attributes_of, named
from access.oracle.requests.emulator import Answer
from access.oracle.requests.world import ATTRIBUTES, SCHEMAS, Item, World, item_key


@dataclass(frozen=True)
class Sent:
    """A request as a browser would send it."""

    operation: str
    body: Any


class Kind(Enum):
    REFUSED = "refused by the expansion"
    REJECTED = "expanded, and rejected by the emulator"
    RUN = "expanded and run"


@dataclass(frozen=True)
class Observation:
    """`faults` say what was touched unnamed; `reason` is why the expansion refused."""

    sent: Sent
    kind: Kind
    named: tuple[Named, ...] = ()
    faults: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True)
class _Run:
    answer: Answer
    after: dict[tuple[str, ...], Item]


def account() -> Account:
    return Account(*emulator.place(), SCHEMAS.get)


def observe(random: Random, world: World, sent: Sent) -> Observation:
    try:
        all_named = named(expand(sent.operation, sent.body, account()))
    except RequestUnknown as refused:
        return Observation(sent, Kind.REFUSED, reason=str(refused))
    before = _by_key(world)
    run = _run(world, sent)
    faults = (
        *_unnamed_writes(before, run.after, all_named),
        *_dependence(run, perturb.other_items(random, world, all_named), sent, all_named),
        *_dependence(run, perturb.other_attributes(random, world, all_named), sent, all_named),
    )
    kind = Kind.RUN if run.answer.accepted else Kind.REJECTED
    return Observation(sent, kind, all_named, faults)


def matters(world: World, other: World, sent: Sent) -> bool:
    """Whether the request answers or writes otherwise in the other world."""
    one, two = _run(world, sent), _run(other, sent)
    return one.answer != two.answer or _effect(world, one) != _effect(other, two)


def _run(world: World, sent: Sent) -> _Run:
    emulator.fill(world)
    answer = emulator.call(sent.operation, sent.body)
    return _Run(answer, _by_key(emulator.contents()))


def _by_key(world: Any) -> dict[tuple[str, ...], Item]:
    return {
        (table, *item_key(table, item)): item for table, items in world.items() for item in items
    }


def _unnamed_writes(
    before: dict[tuple[str, ...], Item], after: dict[tuple[str, ...], Item], named: Sequence[Named]
) -> list[str]:
    faults: list[str] = []
    writes = [each for each in named if each.writes]
    for key in sorted({*before, *after}):
        old, new = before.get(key, {}), after.get(key, {})
        if old == new:
            continue
        covering = [each for each in writes if each.covers(key[0], new or old)]
        if not covering:
            faults.append(f"wrote the item {key}")
        faults.extend(
            f"wrote {name} of {key}"
            for name in sorted({*old, *new})
            if covering and old.get(name) != new.get(name) and not _may_write(name, new, covering)
        )
    return faults


def _may_write(name: str, new: Item, covering: Sequence[Named]) -> bool:
    """Replacing an item also takes away what the request doesn't name."""
    return any(name in each.attributes or (each.replaces and name not in new) for each in covering)


def _dependence(run: _Run, other: World, sent: Sent, named: Sequence[Named]) -> list[str]:
    """What differs in the other world, in which all that was named is the same."""
    again = _run(other, sent)
    hidden = _hidden(named)
    faults = []
    if _shown(run.answer, hidden) != _shown(again.answer, hidden):
        faults.append("the answer depends on what isn't named")
    if _named_after(run, named) != _named_after(again, named):
        faults.append("what is written depends on what isn't named")
    return [*faults, *_unnamed_writes(_by_key(other), again.after, named)]


def _hidden(named: Sequence[Named]) -> frozenset[str]:
    """Attributes that an access to whole items may show unnamed: not to be compared."""
    shown = [each.attributes for each in named if each.reveals]
    return frozenset(ATTRIBUTES) - frozenset.intersection(*shown) if shown else frozenset()


def _shown(answer: Answer, hidden: frozenset[str]) -> tuple[int, Any]:
    return answer.status, _without(answer.body, hidden)


def _without(value: Any, hidden: frozenset[str]) -> Any:
    if isinstance(value, dict):
        return {name: _without(each, hidden) for name, each in value.items() if name not in hidden}
    if isinstance(value, list):
        return [_without(each, hidden) for each in value]
    return value


def _named_after(run: _Run, named: Sequence[Named]) -> dict[tuple[str, ...], Item]:
    """What is named of every item that then is there."""
    found = {}
    for key, item in run.after.items():
        attributes = attributes_of(key[0], item, named)
        if attributes is not None:
            found[key] = {name: value for name, value in item.items() if name in attributes}
    return found


def _effect(world: World, run: _Run) -> dict[tuple[str, ...], Item | None]:
    """Every item that was written, as it then is."""
    before = _by_key(world)
    return {
        key: run.after.get(key)
        for key in {*before, *run.after}
        if before.get(key) != run.after.get(key)
    }
