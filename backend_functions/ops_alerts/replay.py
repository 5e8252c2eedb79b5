"""Sends every parked webhook to the ingest queue again.

    python -m ops_alerts.replay <parked queue's address> <ingest queue's address>

With the credentials and the region of the environment. Each message keeps its body and attributes
but for the reason it was refused, so its signature still holds, and leaves the parked queue only
once the ingest queue has it. What is refused again meanwhile and parked anew stays there, so a
replay ends.
"""

import sys
import time
from typing import TYPE_CHECKING

from lectern import clients
from lectern.envelope import FAILURE_CODE, FAILURE_REASON, to_sqs

if TYPE_CHECKING:
    from types_boto3_sqs import SQSClient
    from types_boto3_sqs.type_defs import MessageTypeDef

REASONS = {FAILURE_CODE, FAILURE_REASON}


def replay(client: "SQSClient", parked_queue_url: str, ingest_queue_url: str, until: float) -> int:
    """The number of messages sent again: those parked before `until`, seconds since the epoch."""
    sent = 0
    while messages := _parked(client, parked_queue_url):
        for message in messages:
            if int(message["Attributes"]["SentTimestamp"]) > until * 1000:
                continue
            client.send_message(
                QueueUrl=ingest_queue_url,
                MessageBody=message["Body"],
                MessageAttributes=to_sqs(_kept(message)),
            )
            client.delete_message(QueueUrl=parked_queue_url, ReceiptHandle=message["ReceiptHandle"])
            sent += 1
    return sent


def _parked(client: "SQSClient", queue_url: str) -> "list[MessageTypeDef]":
    return client.receive_message(
        QueueUrl=queue_url,
        MaxNumberOfMessages=10,
        MessageAttributeNames=["All"],
        MessageSystemAttributeNames=["SentTimestamp"],
    ).get("Messages", [])


def _kept(message: "MessageTypeDef") -> dict[str, str]:
    attributes = message.get("MessageAttributes", {})
    return {
        name: value["StringValue"]
        for name, value in attributes.items()
        if name not in REASONS and "StringValue" in value
    }


def main(arguments: list[str]) -> int:
    if len(arguments) != 2:
        sys.stderr.write(f"{__doc__}\n")
        return 2
    parked, ingest = arguments
    sent = replay(clients.sqs(), parked, ingest, time.time())
    sys.stdout.write(f"{sent} webhooks were sent again.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
