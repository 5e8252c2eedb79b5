"""How long a learner's change waits for others of its batch, whatever these wrote.

And why no share of a batch is cut off: against a model of a shard, which hands a batch over again
from the earliest named record on before it goes further (developer guide, "Configuring partial
batch response with DynamoDB"). Every piece of work takes as long as any other.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from activity.batch import Asked, groups, read
from activity.likes import MOST_TOGETHER
from lectern.log import Log
from tests.unit.amplify.templates import template
from tests.unit.functions.streams import like

LOG = Log("activity")
MAPPING = template("functionactivity")["Resources"]["LearnersMapping"]["Properties"]
LEARNERS = [f"{number:08}-2222-3333-4444-555555555555" for number in range(6)]
FLOODER = "99999999-2222-3333-4444-555555555555"

written = st.tuples(st.sampled_from([*LEARNERS, *[FLOODER] * 6]), st.integers(1, 30))
batches = st.lists(written, max_size=120)
"""Who likes which lesson; half of it is one learner's."""


def _asked(batch: Sequence[tuple[str, int]]) -> Sequence[Asked]:
    records: list[dict[str, Any]] = [
        like(f"wagtail-{lesson}", number, learner) for number, (learner, lesson) in enumerate(batch)
    ]
    return read(records, LOG).asked


def _turns(asked: Sequence[Asked]) -> dict[tuple[str, str], int]:
    """Of each learner on each entry: the how manieth of their changes it is, from 1."""
    taken: Counter[str] = Counter()
    turns: dict[tuple[str, str], int] = {}
    for each in asked:
        key = each.change.sub, each.change.work[1]
        if key not in turns:
            taken[each.change.sub] += 1
            turns[key] = taken[each.change.sub]
    return turns


def _key(asked: Asked) -> tuple[str, str]:
    return asked.change.sub, asked.change.work[1]


@given(batches)
def test_before_a_learners_nth_change_at_most_n_of_each_other_learner_are_begun(
    batch: Sequence[tuple[str, int]],
) -> None:
    asked = _asked(batch)
    turns, learners = _turns(asked), len({each.change.sub for each in asked})
    for ahead, piece in enumerate(groups(asked)):
        for each in piece:
            nth = turns[_key(each)]
            assert ahead <= nth * (learners - 1) + (nth - 1)


@given(st.integers(1, 400), st.integers(0, 400))
def test_an_honest_first_change_is_begun_before_the_flooders_second(
    flood: int, before: int
) -> None:
    lessons = [(FLOODER, number) for number in range(flood)]
    honest = (LEARNERS[0], 999)
    order = groups(_asked([*lessons[:before], honest, *lessons[before:]]))
    assert [each.change.sub for piece in order[:2] for each in piece].count(LEARNERS[0]) == 1


def test_a_flooder_in_a_crowds_lesson_puts_nobody_of_the_crowd_behind_their_flood() -> None:
    """The crowd's likes are more than one transaction holds, and so several pieces."""
    crowd = [(f"{number:08}-0000-3333-4444-555555555555", 7) for number in range(MOST_TOGETHER)]
    flood = [(FLOODER, 100 + number) for number in range(50)]
    order = groups(_asked([*flood, (FLOODER, 7), *crowd]))
    assert [len(piece) for piece in order[:2]] == [1, MOST_TOGETHER]
    assert [_key(each) for each in order[-1]] == [(FLOODER, "wagtail-7")]


@given(batches)
def test_each_last_word_is_in_exactly_one_piece(batch: Sequence[tuple[str, int]]) -> None:
    asked = _asked(batch)
    last = {_key(each): each.number for each in asked}
    found = [(_key(each), each.number) for piece in groups(asked) for each in piece]
    assert sorted(found) == sorted(last.items())


class Shard:
    """One batch, of whose learners at most `share` changes are done in one delivery.

    `begun` tells when each change was begun, in pieces of work since the first delivery; a change
    that comes again is known, which here costs nothing.
    """

    def __init__(self, asked: Sequence[Asked], share: int) -> None:
        self.begun: dict[tuple[str, str], int] = {}
        self.time = self.deliveries = 0
        while asked:
            asked = self._delivered(asked, share)

    def _delivered(self, asked: Sequence[Asked], share: int) -> Sequence[Asked]:
        """What Lambda delivers next: all from the earliest on that wasn't done."""
        self.deliveries += 1
        turns = _turns([each for each in asked if _key(each) not in self.begun])
        done = [each for each in asked if turns.get(_key(each), share + 1) <= share]
        for piece in groups(done):
            self.begun |= {_key(each): self.time for each in piece}
            self.time += 1
        left = (at for at, each in enumerate(asked) if _key(each) not in self.begun)
        earliest = next(left, len(asked))
        return asked[earliest:]


@given(batches, st.integers(1, 20))
def test_a_bounded_share_would_begin_no_honest_change_earlier_and_no_next_batch(
    batch: Sequence[tuple[str, int]], share: int
) -> None:
    """Honest is who keeps to the share. Redelivery is taken as free, and doesn't help even so."""
    asked = _asked(batch)
    turns, fair, bounded = _turns(asked), Shard(asked, len(asked)), Shard(asked, share)
    honest = [key for key, turn in turns.items() if turn <= share]
    assert [bounded.begun[key] for key in honest] == [fair.begun[key] for key in honest]
    assert bounded.time >= fair.time
    assert fair.deliveries <= 1


def test_a_bounded_share_could_use_up_the_tries_after_which_lambda_gives_records_up() -> None:
    """A full batch of one learner, of which a tenth of the tries' number is done each time."""
    tries = MAPPING["MaximumRetryAttempts"] + 1
    flood = _asked([(FLOODER, number) for number in range(MAPPING["BatchSize"])])
    assert Shard(flood, MAPPING["BatchSize"] // 10 // 2).deliveries > tries
