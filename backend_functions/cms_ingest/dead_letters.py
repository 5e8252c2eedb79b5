"""Sends what will never be accepted to the dead-letter queue, with the reason.

SQS takes at most 10 attributes a message (SQS Developer Guide, "Amazon SQS message metadata"):
the reason first, then what a replay needs, then the rest as far as there is room.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cms_ingest.delivery import Delivery
from lectern.clients import error_code
from lectern.errors import QueueUnavailable, Rejected

if TYPE_CHECKING:
    from types_boto3_sqs import SQSClient
    from types_boto3_sqs.type_defs import MessageAttributeValueTypeDef

MOST_ATTRIBUTES = 10
REASON_CHARACTERS = 300
_NAMES = {
    name.lower(): name
    for name in (
        "source",
        "webhook-id",
        "webhook-timestamp",
        "webhook-signature",
        "receivedAt",
        "correlationId",
        "content-type",
    )
}
_OWN = {"failurecode", "failurereason"}


@dataclass(frozen=True, slots=True)
class DeadLetters:
    client: "SQSClient"
    queue_url: str

    def send(self, delivery: Delivery, rejected: Rejected) -> None:
        try:
            self.client.send_message(
                QueueUrl=self.queue_url,
                MessageBody=delivery.body,
                MessageAttributes=_attributes(delivery, rejected),
            )
        except Exception as error:
            raise QueueUnavailable(f"SQS answered {error_code(error)}.") from error


def _attributes(
    delivery: Delivery, rejected: Rejected
) -> "dict[str, MessageAttributeValueTypeDef]":
    given = {name: value for name, value in delivery.attributes.items() if value}
    named = {spelt: given[name] for name, spelt in _NAMES.items() if name in given}
    others = {name: given[name] for name in given if name not in _NAMES.keys() | _OWN}
    chosen = {
        "failureCode": rejected.code,
        "failureReason": str(rejected)[:REASON_CHARACTERS],
        **named,
        **others,
    }
    return {
        name: {"DataType": "String", "StringValue": value}
        for name, value in list(chosen.items())[:MOST_ATTRIBUTES]
    }
