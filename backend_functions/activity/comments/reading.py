"""What the tables hold about a change: all reads are strongly consistent."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from activity.comments.change import CommentChange
from activity.comments.deciding import Shown, State, Told
from activity.comments.own_items import DAY_SECONDS, OwnItems, earliest
from activity.comments.publisher import Publisher
from activity.comments.text_checks import Read, read
from lectern import keys
from lectern.comment_keys import comment_id
from lectern.dynamodb import Table
from lectern.limits import COMMENTS_A_DAY
from lectern.wire import from_wire, to_wire
from lectern.zoned import from_iso

_Items = dict[str, dict[str, Any]]

MOST = COMMENTS_A_DAY + 1
"""More of a day nobody needs to know: they are too many."""


@dataclass(frozen=True, slots=True)
class Root:
    """A root as its thread's replies see it. `person` is its author's `sub`, empty where it is
    deleted."""

    live: bool
    replies: int
    person: str


@dataclass(frozen=True, slots=True)
class Found:
    """`reads` are those of the changes' texts, the oldest first. `key` is the published item's."""

    change: CommentChange
    author_id: str
    key: keys.Key
    state: State
    replies: int
    reads: tuple[Read, ...]
    own: OwnItems


def find(publisher: Publisher, change: CommentChange) -> Found:
    author_id = publisher.author_id(change.sub)
    key = keys.published_comment(
        change.content_id, comment_id(change.key.time, author_id), change.key.root_id
    )
    item = publisher.content.get(key) or {}
    reads = tuple(_read(publisher, each) for each in change.each())
    wanted = not change.gone and any(each.reason is None for each in reads)
    since = earliest(change, DAY_SECONDS) if wanted else change.sk
    told, _ = _asked(publisher.learners, keys.issued(change.sub, since), change.sk, "sequence")
    own = _own(publisher, change, author_id, since, frozenset(told)) if wanted else OwnItems()
    state = State(_shown(item), _told(told.get(change.sk)))
    return Found(change, author_id, key, state, int(item.get("replies", 0)), reads, own)


def root(content: Table, content_id: str, root_id: str) -> Root | None:
    item = content.get(keys.published_comment(content_id, root_id))
    if item is None:
        return None
    person = str(item.get("person", ""))
    return Root(not item.get("deleted"), int(item.get("replies", 0)), person)


def _read(publisher: Publisher, change: CommentChange) -> Read:
    return Read() if change.gone else read(change.text, publisher.rules)


def _shown(item: Mapping[str, Any]) -> Shown | None:
    if not item:
        return None
    if item.get("deleted"):
        return Shown(item["sequence"], live=False)
    edited = item.get("editedAt")
    return Shown(
        item["sequence"],
        live=True,
        html=item["html"],
        published_at=from_iso(item["publishedAt"]),
        edited_at=from_iso(edited) if edited else None,
        author_name=item["authorName"],
    )


def _told(item: Mapping[str, Any] | None) -> Told | None:
    return Told(item["sequence"]) if item else None


def _own(
    publisher: Publisher,
    change: CommentChange,
    author_id: str,
    since: str,
    refused: frozenset[str],
) -> OwnItems:
    """What is more than one answer holds (1 MB) is more than a day's comments may be."""
    found, whole = _asked(publisher.learners, keys.Key(change.sub, since), change.sk, "text")
    texts = {sk: str(item.get("text", "")) for sk, item in found.items()}
    day = keys.withdrawn(author_id, change.key.time[:8])
    withdrawn = int((publisher.content.get(day) or {}).get("withdrawn", 0)) if whole else MOST
    return OwnItems(texts, refused, withdrawn)


def _asked(table: Table, since: keys.Key, until: str, name: str) -> tuple[_Items, bool]:
    """The newest items of a partition between two sort keys, by sort key; and whether these are
    all, or MOST."""
    answer = table.ask(
        "query",
        KeyConditionExpression="pk = :pk AND sk BETWEEN :since AND :until",
        ExpressionAttributeValues=to_wire({":pk": since.pk, ":since": since.sk, ":until": until}),
        ProjectionExpression="sk, #name",
        ExpressionAttributeNames={"#name": name},
        Select="SPECIFIC_ATTRIBUTES",
        ConsistentRead=True,
        ScanIndexForward=False,
        Limit=MOST,
    )
    items = {item["sk"]: item for item in map(from_wire, answer["Items"])}
    return items, "LastEvaluatedKey" not in answer or len(items) >= MOST
