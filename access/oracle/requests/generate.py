"""One random request of any DynamoDB data API, and what a hostile client may do to its body."""

import copy
from collections.abc import Callable, Sequence
from random import Random
from typing import Any

from access.oracle.requests import partiql, reads, writes
from access.oracle.requests.draft import Json
from access.oracle.requests.observe import Sent, account
from access.oracle.requests.world import ATTRIBUTES, PARTITIONS

OPERATIONS: dict[str, Callable[[Random], Json]] = {
    "GetItem": reads.get_item,
    "BatchGetItem": reads.batch_get,
    "Query": reads.query,
    "Scan": reads.scan,
    "TransactGetItems": reads.transact_get,
    "PutItem": writes.put_item,
    "UpdateItem": writes.update_item,
    "DeleteItem": writes.delete_item,
    "BatchWriteItem": writes.batch_write,
    "TransactWriteItems": writes.transact_write,
    "ExecuteStatement": partiql.execute_statement,
    "BatchExecuteStatement": partiql.batch_execute,
    "ExecuteTransaction": partiql.execute_transaction,
}
_EXTRA: tuple[Json, ...] = (
    {"AttributesToGet": ["secret"]},
    {"Select": "ALL_ATTRIBUTES"},
    {"ReturnValues": "ALL_OLD"},
    {"ReturnValuesOnConditionCheckFailure": "ALL_OLD"},
    {"ConditionalOperator": "OR"},
    {"ConsistentRead": True},
    {"FilterExpression": "attribute_exists(secret)"},
    {"Expected": {"secret": {"Exists": False}}},
    {"projectionExpression": "secret"},
    {"Segment": 0, "TotalSegments": 2},
)


def request(random: Random, operations: Sequence[str] = tuple(OPERATIONS)) -> Sent:
    operation = random.choice(operations)
    body = OPERATIONS[operation](random)
    if random.randrange(20) == 0 and "TableName" in body:
        body["TableName"] = account().table_prefix + body["TableName"]
    return Sent(operation, _distorted(random, body) if random.randrange(8) == 0 else body)


def _distorted(random: Random, body: Json) -> Any:
    """One change anywhere in the body: a text edited, a parameter dropped or one too many."""
    after = copy.deepcopy(body)
    place = random.choice(_maps(after))
    kind = random.randrange(3)
    if kind == 0 and place:
        place.pop(random.choice(sorted(place)))
    elif kind == 1:
        place.update(copy.deepcopy(random.choice(_EXTRA)))
    else:
        _edit(random, random.choice(_maps(after)))
    return after


def _edit(random: Random, place: Json) -> None:
    texts = [name for name, value in sorted(place.items()) if isinstance(value, str)]
    if not texts:
        return
    name = random.choice(texts)
    text = place[name]
    at = random.randint(0, len(text))
    piece = random.choice((" ", "\t", "(", ")", ",", ".", "#", "-", "ä", "a", "secret", "AND"))
    whole = random.choice((*ATTRIBUTES, *PARTITIONS))
    place[name] = whole if random.randrange(4) == 0 else text[:at] + piece + text[at:]


def _maps(value: Any) -> list[Json]:
    if isinstance(value, dict):
        return [value, *(found for each in value.values() for found in _maps(each))]
    if isinstance(value, list):
        return [found for each in value for found in _maps(each)]
    return []
