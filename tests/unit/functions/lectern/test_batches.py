"""Reading many items: what DynamoDB leaves is asked for again, a bounded number of times."""

from typing import Any

import pytest

from lectern import dynamodb
from lectern.dynamodb import Table
from lectern.errors import StoreUnavailable
from lectern.keys import Key

ITEM = {"pk": {"S": "CONTENT#a"}, "likes": {"N": "1"}}


class Leaving:
    """A client that leaves the keys unprocessed in its first `times` answers."""

    def __init__(self, times: int) -> None:
        self.times, self.asked = times, 0

    def batch_get_item(self, RequestItems: Any) -> dict[str, Any]:  # noqa: N803 - AWS's name
        self.asked += 1
        if self.asked <= self.times:
            return {"Responses": {}, "UnprocessedKeys": RequestItems}
        return {"Responses": {"content": [ITEM]}, "UnprocessedKeys": {}}


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dynamodb, "pause", lambda _attempt: None)


def test_what_is_left_is_asked_for_again() -> None:
    client: Any = Leaving(1)
    assert Table("content", client).get_batch([Key("CONTENT#a", "STATS")], ["likes"]) == [
        {"pk": "CONTENT#a", "likes": 1}
    ]
    assert client.asked == 2


def test_a_table_that_always_leaves_something_is_unavailable() -> None:
    client: Any = Leaving(99)
    with pytest.raises(StoreUnavailable, match="kept leaving keys"):
        Table("content", client).get_batch([Key("CONTENT#a", "STATS")], ["likes"])
    assert client.asked == dynamodb.BATCH_ATTEMPTS
