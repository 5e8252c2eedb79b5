"""A site with one published lesson, whose learners write into their partitions as browsers do."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest

from activity.comments.text_checks import Rules
from activity.stream import process
from lectern import keys
from lectern.author import author_id
from lectern.comment_keys import CommentKey, comment_id, spelled
from lectern.dynamodb import Table
from lectern.learner_items import COMMENT
from lectern.wire import to_wire
from tests.unit.functions import cloud
from tests.unit.functions.activity.conftest import LESSON, NOW, activity_on, entry
from tests.unit.functions.streams import batch

ADA = "0a000000-0000-4000-8000-00000000ada0"
GRACE = "0b000000-0000-4000-8000-0000000face0"
Record = dict[str, Any]


@dataclass
class Site:
    """`now` moves only when a test moves it."""

    content: Table
    learners: Table
    rules: Rules = field(default_factory=Rules)
    now: float = float(NOW)
    sequence: int = 100
    client: Any = None

    def writes(self, sub: str, text: Any, at: float = 0.0, root: str = "") -> Record:
        """A comment that is new at that moment from now; its record, not delivered yet."""
        return self.puts(sub, self.sk(at, root), text)

    def sk(self, at: float = 0.0, root: str = "", content_id: str = LESSON) -> str:
        return COMMENT.key("", str(CommentKey(spelled(self.now + at), content_id, root))).sk

    def puts(self, sub: str, sk: str, text: Any) -> Record:
        key = keys.Key(sub, sk)
        event = "MODIFY" if self.learners.get(key) else "INSERT"
        item = {**key._asdict(), "text": text} if text is not None else key._asdict()
        cloud.put(self.learners, item)
        return self._record(event, key, to_wire(item))

    def removes(self, sub: str, sk: str) -> Record:
        key = keys.Key(sub, sk)
        self.learners.client.delete_item(TableName="learners", Key=to_wire(key._asdict()))
        return self._record("REMOVE", key, None)

    def _record(self, event: str, key: keys.Key, image: Mapping[str, Any] | None) -> Record:
        self.sequence += 1
        return {
            "eventID": f"event-{self.sequence}",
            "eventName": event,
            "dynamodb": {
                "ApproximateCreationDateTime": self.now,
                "Keys": to_wire(key._asdict()),
                "SequenceNumber": str(self.sequence),
                "SizeBytes": 100,
                **({"NewImage": image} if image is not None else {}),
            },
        }

    def sends(self, *records: Record) -> list[str]:
        """The numbers of the records that failed."""
        answer = process(batch(*records), activity_on(self.content, self.client, self.rules))
        return [each["itemIdentifier"] for each in answer["batchItemFailures"]]

    def published(self, sub: str, sk: str) -> dict[str, Any] | None:
        found = COMMENT.content_id(sk)
        assert found is not None
        time, _, *root = sk.removeprefix(COMMENT.sort_key).split("#")
        return self.content.get(
            keys.published_comment(found, self.id(sub, time), root[0] if root else "")
        )

    def id(self, sub: str, sk_or_time: str) -> str:
        time = sk_or_time.removeprefix(COMMENT.sort_key).partition("#")[0]
        return comment_id(time, author_id("a key", sub))

    def told(self, sub: str, sk: str) -> dict[str, Any] | None:
        return self.learners.get(keys.issued(sub, sk))

    def reason(self, sub: str, sk: str) -> str | None:
        told = self.told(sub, sk)
        return None if told is None else str(told["reason"])

    def counters(self, content_id: str = LESSON) -> tuple[int, int]:
        """Comments, and how often the discussion changed."""
        stats = cloud.item(self.content, keys.stats(content_id))
        return stats.get("comments", 0), stats.get("discussion", 0)


@pytest.fixture
def site(table: Table) -> Site:
    entry(table)
    return Site(table, cloud.learners_table())
