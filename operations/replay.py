"""Sends every parked webhook to the ingest queue again, and has the CMS's editors told so.

Each message keeps its body and its attributes, except the reason of its refusal. So its signature
still holds. It leaves the parked queue only after the ingest queue and the editors' queue have it.
A webhook that is refused and parked again meanwhile stays there, so a replay ends. A second replay
changes nothing.
"""

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lectern.cms import outcomes
from lectern.envelope import FAILURE_CODE, FAILURE_REASON, to_sqs

if TYPE_CHECKING:
    from types_boto3_sqs import SQSClient
    from types_boto3_sqs.type_defs import MessageTypeDef

REASONS = {FAILURE_CODE, FAILURE_REASON}
AT_ONCE = 10
"""The maximum of one ReceiveMessage response (SQS API reference)."""
ALL_SERVERS_SECONDS = 1
"""Without a wait SQS asks only some of its servers, and an empty answer proves nothing (SQS
Developer Guide, "Amazon SQS short and long polling")."""


@dataclass(frozen=True)
class Queues:
    """Their URLs."""

    parked: str
    ingest: str
    editors: str


def replay(client: "SQSClient", environment: str) -> int:
    """Replays between the queues of an Amplify environment; returns the number of webhooks."""
    urls = (
        client.get_queue_url(QueueName=f"lectern-{name}-{environment}")["QueueUrl"]
        for name in ("parked", "ingest", "editors")
    )
    return between(client, Queues(*urls), time.time())


def between(client: "SQSClient", queues: Queues, until: float) -> int:
    """Replays what was parked before `until` (seconds since the epoch)."""
    sent = 0
    while messages := _parked(client, queues.parked):
        for message in messages:
            parked_at = int(message["Attributes"]["SentTimestamp"])
            if parked_at > until * 1000:
                continue
            _send(client, queues, message, parked_at)
            handle = message["ReceiptHandle"]
            client.delete_message(QueueUrl=queues.parked, ReceiptHandle=handle)
            sent += 1
    return sent


def _parked(client: "SQSClient", queue_url: str) -> "list[MessageTypeDef]":
    return client.receive_message(
        QueueUrl=queue_url,
        MaxNumberOfMessages=AT_ONCE,
        WaitTimeSeconds=ALL_SERVERS_SECONDS,
        MessageAttributeNames=["All"],
        MessageSystemAttributeNames=["SentTimestamp"],
    ).get("Messages", [])


def _send(client: "SQSClient", queues: Queues, message: "MessageTypeDef", parked_at: int) -> None:
    texts = _texts(message)
    kept = {name: text for name, text in texts.items() if name not in REASONS}
    client.send_message(
        QueueUrl=queues.ingest, MessageBody=message["Body"], MessageAttributes=to_sqs(kept)
    )
    again = outcomes.sent_again(texts, parked_at)
    if again:
        client.send_message(QueueUrl=queues.editors, MessageBody=outcomes.to_message(again))


def _texts(message: "MessageTypeDef") -> dict[str, str]:
    attributes = message.get("MessageAttributes", {})
    return {
        name: value["StringValue"] for name, value in attributes.items() if "StringValue" in value
    }
