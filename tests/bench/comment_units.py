"""What each act of a discussion costs in write units, all told, beside a plain design.

All told: the learner's own write is among them, and what the learner is told. Each act is counted
alone, and as one of many of a lesson in one batch; an author's first comment, which also writes
down who the author is, is counted apart.
"""

import io
from collections.abc import Iterator
from contextlib import redirect_stdout
from dataclasses import dataclass
from typing import Any

from moto import mock_aws

from activity.comments.publishing import MOST_TOGETHER
from activity.stream import process
from lectern import keys
from lectern.author import author_id
from lectern.dynamodb import Table
from operations.costs.usage import Sizes
from tests.bench import plain_comments
from tests.bench.charged import Charged
from tests.bench.like_units import LESSON, SECRET, UNIT, ours_on
from tests.bench.measurement import Measurement
from tests.unit.functions import cloud, streams
from tests.unit.functions.activity.comments.conftest import Site

PEER = "a transaction a record"
TEXT = "I had the same question. It works **when** you write `ForAllValues`, see above. " * 4
Records = list[dict[str, Any]]


@dataclass
class Room:
    """One table for ours or the peer's, in which so many learners act."""

    site: Site
    charged: Charged
    people: list[str]
    peer: bool

    def units(self, records: Records) -> int:
        """Of the records' own writes, and of what becomes of them."""
        before = self.charged.units
        table = Table("content", self.charged)  # type: ignore[arg-type]
        if self.peer:
            plain_comments.process(records, table, SECRET)
        else:
            answer = process({"Records": records}, ours_on(table))
            assert answer == {"batchItemFailures": []}
        return self.charged.units - before + len(records)

    def written(self, root: str = "") -> Records:
        self.site.now += 100
        return [self.site.writes(sub, f"{TEXT} {self.site.now}", root=root) for sub in self.people]

    def acts(self) -> dict[str, int]:
        first = self.units(self.written())
        comments = self.written()
        sks = [each["dynamodb"]["Keys"]["sk"]["S"] for each in comments]
        units = {"an author's first comment": first, "a comment": self.units(comments)}
        root = self.site.id(self.people[0], sks[0])
        units["a reply"] = self.units(self.written(root))
        pairs = list(zip(self.people, sks, strict=True))
        edits = [self.site.puts(sub, sk, TEXT + "edited" + sub) for sub, sk in pairs]
        units["an edit"] = self.units(edits)
        units["a deletion"] = self.units([self.site.removes(sub, sk) for sub, sk in pairs])
        likes = [streams.like(LESSON, 900 + at, sub) for at, sub in enumerate(self.people)]
        return units if self.peer else {**units, "a like": self.units(likes)}


def measure() -> Iterator[Measurement]:
    for number, how in ((1, "alone"), (MOST_TOGETHER, f"{MOST_TOGETHER} of a lesson in one batch")):
        ours, peer = (acts(number, peer=each) for each in (False, True))
        for act, units in ours.items():
            if act in peer:
                yield Measurement(
                    f"the cost of {act}, all told, {how}",
                    UNIT,
                    units / number,
                    peer[act] / number,
                    PEER,
                )


def acts(number: int, *, peer: bool) -> dict[str, int]:
    with mock_aws(), redirect_stdout(io.StringIO()):
        content, learners = cloud.content_table(), cloud.learners_table()
        body = {"status": "published", "version": 1, "body": "x" * Sizes().page_bytes}
        cloud.put(content, keys.entry(LESSON)._asdict() | body)
        cloud.put(content, keys.stats(LESSON)._asdict() | {"status": "published", "likes": 0})
        people = [f"{at:08}-2222-3333-4444-555555555555" for at in range(number)]
        assert author_id(SECRET, people[0])
        return Room(Site(content, learners), Charged(content.client), people, peer).acts()
