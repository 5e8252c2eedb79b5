"""The rejected design: likes counted without a marker, guarded by a shard's last sequence number.

It counts exactly once while Lambda gives nothing up. After that, two histories lead to the same
counter, the same guard and the same replayed record, and only one of them has counted it already:
no rule over these three is right in both. A marker is
(docs/decisions/0010-a-marker-for-each-like.md).
"""

from dataclasses import dataclass, field, replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from activity.stream import process
from lectern import keys
from lectern.dynamodb import Table
from tests.unit.functions.activity.chaos.memory import Memory
from tests.unit.functions.activity.chaos.test_chaos import prepared
from tests.unit.functions.activity.conftest import activity_on
from tests.unit.functions.streams import like

LESSON = "wagtail-1"
SHARD = "shard-1"


@dataclass(frozen=True)
class Liked:
    """A record of one shard: an item that is new (+1) or gone (-1)."""

    sequence: int
    step: int


@dataclass(frozen=True)
class Guarded:
    likes: int = 0
    last: dict[str, int] = field(default_factory=dict)

    def counted(self, *batch: Liked) -> "Guarded":
        """One conditional update of a lesson and batch."""
        newer = [each for each in batch if each.sequence > self.last.get(SHARD, 0)]
        if not newer:
            return self
        last = {**self.last, SHARD: max(each.sequence for each in newer)}
        return replace(self, likes=self.likes + sum(each.step for each in newer), last=last)


steps = st.lists(st.sampled_from([1, -1]), min_size=1, max_size=12)


@given(steps, st.data())
def test_it_counts_once_while_nothing_is_given_up(taken: list[int], data: st.DataObject) -> None:
    records = [Liked(at, step) for at, step in enumerate(taken, 1)]
    state, at = Guarded(), 0
    while at < len(records):
        size = data.draw(st.integers(1, 4))
        state = state.counted(*records[at : at + size])
        at += size - data.draw(st.integers(0, size - 1))
    assert state.likes == sum(taken)


@given(steps, st.integers(0, 10))
def test_what_was_given_up_and_what_was_counted_look_the_same(taken: list[int], place: int) -> None:
    """The first was never counted; of the second the last try was, and its answer got lost. Where
    another record makes up for it, the two can't even be told apart by the counter."""
    records = [Liked(at, step) for at, step in enumerate(taken, 1)]
    given_up = records[place % len(records)]
    newer = [Liked(100, given_up.step), Liked(101, -given_up.step)]
    others = [each for each in records if each is not given_up]
    never = Guarded().counted(*others).counted(Liked(99, given_up.step)).counted(*newer)
    lost = Guarded().counted(*records).counted(*newer)
    guards = (never.last, lost.last)
    assert never.likes == lost.likes
    assert guards[0] == guards[1]
    truths = (sum(taken) + given_up.step, sum(taken))
    assert truths[0] != truths[1]
    for rule in (Guarded.counted, lambda state, one: replace(state, likes=state.likes + one.step)):
        outcomes = [rule(state, given_up).likes for state in (never, lost)]
        assert outcomes[0] == outcomes[1]
        assert outcomes != [*truths]


def test_a_marker_tells_them_apart() -> None:
    first, second, third = (
        like(LESSON, 100 + at, f"{at:08}-2222-3333-4444-555555555555") for at in range(3)
    )
    for history in ([[second]], [[first], [second]], [[second], [third]], [[third, first]]):
        delivered: dict[str, Any] = {}
        memory = prepared(Memory())
        activity = activity_on(Table("content", memory))  # type: ignore[arg-type]
        for batch in (*history, [first]):
            process({"Records": batch}, activity)
            delivered |= {each["eventID"]: each for each in batch}
        stats = memory.find(("content", *keys.stats(LESSON))) or {}
        assert stats["likes"] == {"N": str(len(delivered))}
