"""What a like costs in write units of the content table, beside what it cost before.

Counted, not timed: both work on the same records against a table in this process, and each request
is charged as DynamoDB does (`charged.py`). The entry is as large as a lesson's page in our bill.
"""

import io
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout
from typing import Any

from moto import mock_aws

from activity.comments.publisher import Publisher
from activity.likes import Likes
from activity.stream import Activity, process
from lectern import keys
from lectern.dynamodb import Table
from lectern.log import Log
from lectern.secrets import Secret
from operations.costs.usage import Sizes
from tests.bench import former_likes
from tests.bench.charged import Charged
from tests.bench.floods import PEER
from tests.bench.measurement import Measurement
from tests.unit.functions import cloud, streams

LESSON = "wagtail-12"
UNIT = "write units"
CROWD = 50
SECRET = "a key"
QUIET = Log("bench", level="ERROR")
Records = list[dict[str, Any]]
Counts = Callable[[Records, Table], None]


def measure() -> Iterator[Measurement]:
    learners = [f"{at:08}-2222-3333-4444-555555555555" for at in range(CROWD)]
    first = [streams.like(LESSON, 1)]
    crowd = [streams.like(LESSON, 1 + at, each) for at, each in enumerate(learners)]
    turns = (streams.like, streams.unlike)
    wavering = [turns[at % 2](LESSON, 1 + at) for at in range(10)]
    yield _row("a like", first, 1)
    yield _row(f"a like, {CROWD} of a lesson in one batch", crowd, CROWD)
    yield _row("a like put and withdrawn five times in one batch", wavering, 1)


def _row(metric: str, records: Records, likes: int) -> Measurement:
    ours, peer = (units(records, each) / likes for each in (_ours, _former))
    return Measurement(f"the cost of {metric}", UNIT, ours, peer, PEER)


def units(records: Records, counts: Counts) -> int:
    """Metrics are log lines whatever the level, and no part of a benchmark's output."""
    with mock_aws(), redirect_stdout(io.StringIO()):
        table = cloud.content_table()
        body = {"status": "published", "version": 1, "body": "x" * Sizes().page_bytes}
        stats = {"status": "published", "likes": 0}
        cloud.put(table, keys.entry(LESSON)._asdict() | body)
        cloud.put(table, keys.stats(LESSON)._asdict() | stats)
        charged = Charged(table.client)
        client: Any = charged
        counts(records, Table(table.name, client))
        return charged.units


def _ours(records: Records, table: Table) -> None:
    assert process({"Records": records}, ours_on(table)) == {"batchItemFailures": []}


def ours_on(table: Table) -> Activity:
    """Both tables behind the client of that one."""
    secret, pause = Secret(lambda: {"key": SECRET}), lambda _: None
    learners = Table("learners", table.client)
    return Activity(
        Likes(table, secret, lambda: 0.0, pause),
        Publisher(table, learners, secret, lambda: 0.0, pause),
        QUIET,
    )


def _former(records: Records, table: Table) -> None:
    answer = former_likes.process({"Records": records}, table, SECRET, QUIET)
    assert answer == {"batchItemFailures": []}
