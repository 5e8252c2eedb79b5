"""The peer of the comments' cost: the design that one would draw first, a transaction a record.

Each transaction writes the comment, its root and the counter, checks the entry with its body, and
counts its author's day. It is used nowhere else.
"""

from typing import Any

from activity.comments.change import CommentChange
from activity.records import parse
from lectern import keys
from lectern.author import author_id
from lectern.comment_keys import comment_id
from lectern.dynamodb import Table

CHECKED = {
    "ConditionExpression": "#status = :published",
    "ExpressionAttributeNames": {"#status": "status"},
    "ExpressionAttributeValues": {":published": {"S": "published"}},
}


def process(records: list[dict[str, Any]], table: Table, secret: str) -> None:
    for record in records:
        change = parse(record)
        assert isinstance(change, CommentChange)
        table.transact(_operations(table, change, author_id(secret, change.sub)))


def _operations(table: Table, change: CommentChange, author: str) -> list[dict[str, Any]]:
    content_id, root = change.content_id, change.key.root_id
    key = keys.published_comment(content_id, comment_id(change.key.time, author), root)
    step = -1 if change.gone else 1 if change.new else 0
    told = {"sequence": change.sequence, "authorId": author, "authorName": f"Learner {author[:4]}"}
    shown = {"deleted": True} if change.gone else {"html": f"<p>{change.text}</p>"}
    published = {"publishedAt": "2026-11-27T19:00:00Z"}
    made = [table.put({**key._asdict(), **told, **shown, **published})]
    if step:
        made.append(table.update(keys.stats(content_id), "ADD comments :step", {":step": step}))
        day = keys.Key(f"DAY#{author}", change.key.time[:8])
        made.append(table.update(day, "ADD written :one", {":one": 1}))
    if step and root:
        made.append(
            table.update(
                keys.published_comment(content_id, root), "ADD replies :step", {":step": step}
            )
        )
    if not change.gone:
        entry = {k: {"S": v} for k, v in keys.entry(content_id)._asdict().items()}
        made.append({"ConditionCheck": {"TableName": table.name, "Key": entry, **CHECKED}})
    return made
