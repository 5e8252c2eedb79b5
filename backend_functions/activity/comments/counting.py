"""All operations of one entry and batch: its comments, and what is counted with them.

They are one transaction. So a counter changes exactly with what it counts, or not at all.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from activity.comments.publisher import Publisher
from activity.comments.reading import Root
from activity.comments.writing import Operation, Step, comment, in_days, untold
from lectern import keys
from lectern.dynamodb import Table
from lectern.limits import DELETED_COMMENT_DAYS
from lectern.statuses import PUBLISHED


def operations(
    publisher: Publisher, steps: Sequence[Step], roots: Mapping[str, Root], *, counted: bool
) -> list[Operation]:
    """The entry's counters last; without them where nothing is `counted` any more."""
    made = [each for step in steps for each in comment(publisher, step)]
    made += [each for step in steps for each in untold(publisher.learners, step)]
    made += [*_roots(publisher, steps, roots), *_withdrawn(publisher, steps)]
    return [*made, *(_counters(publisher.content, steps) if counted else ())]


def _roots(
    publisher: Publisher, steps: Sequence[Step], roots: Mapping[str, Root]
) -> list[Operation]:
    """How many replies each root has. Nobody replies to a deleted one, and one that has no replies
    left is forgotten in time."""
    sizes: Counter[str] = Counter()
    for step in steps:
        if step.found.change.key.root_id:
            sizes[step.found.change.key.root_id] += step.size
    changed = {step.found.change.key.root_id for step in steps if step.size}
    return [
        _root(publisher, keys.published_comment(_entry(steps), root_id), roots[root_id], size)
        for root_id, size in sorted(sizes.items())
        if root_id in changed and root_id in roots
    ]


def _root(publisher: Publisher, key: keys.Key, root: Root, size: int) -> Operation:
    expression, values = "ADD #replies :size", dict[str, Any]({":size": size})
    names = {"#replies": "replies"}
    if root.live:
        names["#deleted"] = "deleted"
        condition = "attribute_exists(pk) AND attribute_not_exists(#deleted)"
        return publisher.content.update(key, expression, values, names, condition)
    values[":known"] = root.replies
    if root.replies + size <= 0:
        names["#expiry"] = "expiresAt"
        values[":expiry"] = in_days(publisher, DELETED_COMMENT_DAYS)
        expression = f"SET #expiry = :expiry {expression}"
    return publisher.content.update(key, expression, values, names, "#replies = :known")


def _entry(steps: Sequence[Step]) -> str:
    return steps[0].found.change.content_id


def _withdrawn(publisher: Publisher, steps: Sequence[Step]) -> list[Operation]:
    """A day's limit counts what was taken back too: else who deletes could write for ever."""
    taken = Counter(
        keys.withdrawn(step.found.author_id, step.found.change.key.time[:8])
        for step in steps
        if step.size < 0
    )
    names = {"#withdrawn": "withdrawn", "#expiry": "expiresAt"}
    expiry = in_days(publisher, 2)
    return [
        publisher.content.update(
            key,
            "ADD #withdrawn :size SET #expiry = :expiry",
            {":size": size, ":expiry": expiry},
            names,
        )
        for key, size in taken.items()
    ]


def _counters(content: Table, steps: Sequence[Step]) -> list[Operation]:
    """STATS holds the status beside the counters, so no second item must be read."""
    seen = [step for step in steps if step.seen]
    if not seen:
        return []
    stats = keys.stats(_entry(seen))
    values: dict[str, Any] = {":size": sum(step.size for step in seen), ":seen": len(seen)}
    names = {"#comments": "comments", "#discussion": "discussion"}
    expression = "ADD #comments :size, #discussion :seen"
    if not any(step.stands for step in seen):
        return [content.update(stats, expression, values, names, "attribute_exists(pk)")]
    values[":status"], names["#status"] = PUBLISHED, "status"
    return [content.update(stats, expression, values, names, "#status = :status")]
