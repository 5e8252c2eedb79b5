"""Sends webhooks that can never be accepted to the dead-letter queue, with the reason."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lectern.clients import error_code
from lectern.delivery import Delivery
from lectern.envelope import CORRELATION_ID, FAILURE_CODE, FAILURE_REASON, to_sqs
from lectern.errors import QueueUnavailable, Rejected

if TYPE_CHECKING:
    from types_boto3_sqs import SQSClient

REASON_CHARACTERS = 300


@dataclass(frozen=True, slots=True)
class DeadLetters:
    client: "SQSClient"
    queue_url: str

    def send(self, delivery: Delivery, rejected: Rejected) -> None:
        """The reason comes first: if there is no room for all attributes, the reason stays."""
        told = {
            FAILURE_CODE: rejected.code,
            FAILURE_REASON: str(rejected)[:REASON_CHARACTERS],
            CORRELATION_ID: delivery.correlation_id,
        }
        carried = {name: text for name, text in delivery.attributes.items() if name not in told}
        try:
            self.client.send_message(
                QueueUrl=self.queue_url,
                MessageBody=delivery.body,
                MessageAttributes=to_sqs(told | carried),
            )
        except Exception as error:
            raise QueueUnavailable(f"SQS answered {error_code(error)}.") from error
