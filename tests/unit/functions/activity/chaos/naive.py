"""What somebody would write first: each record counts as it comes."""

from typing import Any

from lectern import keys
from lectern.author import author_id
from lectern.comment_keys import comment_id, parse
from lectern.learner_items import COMMENT, LIKE
from lectern.wire import to_wire


def handle(client: Any, event: dict[str, Any]) -> dict[str, list[dict[str, str]]]:
    failed = []
    for record in event["Records"]:
        try:
            _one(client, record)
        except ConnectionError:
            failed.append({"itemIdentifier": record["dynamodb"]["SequenceNumber"]})
    return {"batchItemFailures": failed}


def _one(client: Any, record: dict[str, Any]) -> None:
    sub, sk = (record["dynamodb"]["Keys"][name]["S"] for name in ("pk", "sk"))
    step = {"INSERT": 1, "MODIFY": 0, "REMOVE": -1}[record["eventName"]]
    if LIKE.begins(sk):
        _add(client, sk.removeprefix(LIKE.sort_key), "likes", step)
        return
    key = parse(sk.removeprefix(COMMENT.sort_key))
    assert key is not None
    author = author_id("a key", sub)
    shown = keys.published_comment(key.content_id, comment_id(key.time, author), key.root_id)
    item = to_wire(shown._asdict())
    if step < 0:
        item["deleted"] = {"BOOL": True}
    else:
        item["html"] = {"S": f"<p>{record['dynamodb']['NewImage']['text']['S']}</p>"}
    client.put_item(TableName="content", Item=item)
    _add(client, key.content_id, "comments", step)


def _add(client: Any, content_id: str, name: str, step: int) -> None:
    client.update_item(
        TableName="content",
        Key=to_wire(keys.stats(content_id)._asdict()),
        UpdateExpression=f"ADD {name} :step",
        ExpressionAttributeValues=to_wire({":step": step}),
    )
