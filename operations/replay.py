"""Sends every parked webhook to the ingest queue again.

Each message keeps its body and attributes but for the reason it was refused, so its signature
still holds, and leaves the parked queue only once the ingest queue has it. What is refused again
meanwhile and parked anew stays there, so a replay ends. Done twice it changes nothing more.
"""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

from lectern.envelope import FAILURE_CODE, FAILURE_REASON, to_sqs
from operations.refused import HIDDEN_SECONDS, refused, texts

if TYPE_CHECKING:
    from types_boto3_sqs import SQSClient
    from types_boto3_sqs.type_defs import MessageTypeDef

REASONS = {FAILURE_CODE, FAILURE_REASON}


def replay(client: "SQSClient", environment: str) -> list[str]:
    """The ids of the webhooks sent again, between the queues of an Amplify environment."""
    parked, ingest = (
        client.get_queue_url(QueueName=f"lectern-{name}-{environment}")["QueueUrl"]
        for name in ("parked", "ingest")
    )
    return between(client, parked, ingest, time.time())


def between(
    client: "SQSClient",
    parked_queue_url: str,
    ingest_queue_url: str,
    until: float,
    pause: Callable[[float], None] = time.sleep,
) -> list[str]:
    """The ids of what was sent again: what was parked before `until`, seconds since the epoch.

    Whoever tells the editors hides what it reads for a moment, so what is hidden is waited for.
    """
    sent: list[str] = []
    newer: set[str] = set()
    for _ in range(HIDDEN_SECONDS):
        while messages := _parked(client, parked_queue_url):
            for message in messages:
                if int(message["Attributes"]["SentTimestamp"]) > until * 1000:
                    newer.add(message["MessageId"])
                    continue
                _send(client, ingest_queue_url, message)
                handle = message["ReceiptHandle"]
                client.delete_message(QueueUrl=parked_queue_url, ReceiptHandle=handle)
                sent.append(refused(message).message_id)
        if _hidden(client, parked_queue_url) <= len(newer):
            break
        pause(1)
    return sent


def _hidden(client: "SQSClient", queue_url: str) -> int:
    name: Literal["ApproximateNumberOfMessagesNotVisible"] = "ApproximateNumberOfMessagesNotVisible"
    answer = client.get_queue_attributes(QueueUrl=queue_url, AttributeNames=[name])
    return int(answer["Attributes"][name])


def _parked(client: "SQSClient", queue_url: str) -> "list[MessageTypeDef]":
    return client.receive_message(
        QueueUrl=queue_url,
        MaxNumberOfMessages=10,
        MessageAttributeNames=["All"],
        MessageSystemAttributeNames=["SentTimestamp"],
    ).get("Messages", [])


def _send(client: "SQSClient", queue_url: str, message: "MessageTypeDef") -> None:
    attributes = to_sqs(_kept(message))
    client.send_message(
        QueueUrl=queue_url, MessageBody=message["Body"], MessageAttributes=attributes
    )


def _kept(message: "MessageTypeDef") -> dict[str, str]:
    return {name: text for name, text in texts(message).items() if name not in REASONS}
