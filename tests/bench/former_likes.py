"""The peer of the flood's benchmark: likes as they were counted before, one record after the other.

Each record is a transaction of its own: the marker, the counter, and a check of the entry with its
body. It is deployed in the place of `activity` on the stack that measures, and used nowhere else.
"""

import os
import time
from functools import cache
from typing import Any

from activity.records import LikeChange, parse, sequence_number
from lectern import clients, keys
from lectern.author import author_id
from lectern.dynamodb import Condition, Table
from lectern.errors import Contended
from lectern.limits import UNLIKED_MARKER_DAYS
from lectern.log import Log
from lectern.retry import pause
from lectern.secrets import Secret, from_secrets_manager

ATTEMPTS = 6
DAY_SECONDS = 24 * 60 * 60
CHECK = 2
COUNT = "ADD likes :step"


def handle(event: dict[str, Any], _context: object) -> dict[str, list[dict[str, str]]]:
    table, secret = _outside()
    return process(event, table, secret.field("key"), Log("activity"))


@cache
def _outside() -> tuple[Table, Secret]:
    fetch = from_secrets_manager(clients.secrets_manager(), os.environ["AUTHOR_SECRET_ID"])
    return Table(os.environ["CONTENT_TABLE"], clients.dynamodb()), Secret(fetch)


def process(
    event: dict[str, Any], table: Table, secret: str, log: Log
) -> dict[str, list[dict[str, str]]]:
    for record in event["Records"]:
        change = parse(record)
        try:
            if isinstance(change, LikeChange):
                done = apply(table, secret, change)
                log.info(done, contentId=change.content_id, liked=change.liked)
        except Contended:
            return {"batchItemFailures": [{"itemIdentifier": sequence_number(record)}]}
    return {"batchItemFailures": []}


def apply(table: Table, secret: str, change: LikeChange) -> str:
    key = keys.liker(change.content_id, author_id(secret, change.sub))
    for attempt in range(ATTEMPTS):
        marker = table.get(key)
        if marker is not None and change.sequence <= marker["sequence"]:
            return "already known"
        step = change.liked - (marker is not None and bool(marker["liked"]))
        try:
            table.transact(operations(table, change, key, marker, step))
        except Contended as error:
            if error.failed_conditions == (CHECK,):
                return "not published"
            pause(attempt)
        else:
            return "applied"
    raise Contended(f"Gave up after {ATTEMPTS} attempts.")


def operations(
    table: Table, change: LikeChange, key: keys.Key, marker: dict[str, Any] | None, step: int
) -> list[dict[str, Any]]:
    expiry = {} if change.liked else {"expiresAt": _expiry()}
    item = {**key._asdict(), "liked": change.liked, "sequence": change.sequence, **expiry}
    found = [table.put(item, _unchanged_since(marker))]
    if step:
        found.append(table.update(keys.stats(change.content_id), COUNT, {":step": step}))
    if step > 0:
        check = table.update(keys.entry(change.content_id), "", {":published": "published"})
        found.append({"ConditionCheck": _checked(check["Update"])})
    return found


def _checked(update: dict[str, Any]) -> dict[str, Any]:
    named = {name: update[name] for name in ("TableName", "Key", "ExpressionAttributeValues")}
    return {
        **named,
        "ConditionExpression": "#status = :published",
        "ExpressionAttributeNames": {"#status": "status"},
    }


def _expiry() -> int:
    return int(time.time()) + UNLIKED_MARKER_DAYS * DAY_SECONDS


def _unchanged_since(marker: dict[str, Any] | None) -> Condition:
    if marker is None:
        return Condition("attribute_not_exists(pk)", {}, {})
    names, values = {"#sequence": "sequence"}, {":sequence": marker["sequence"]}
    return Condition("#sequence = :sequence", names, values)
