"""Queues for the CMS's editors what they must know of a dead letter."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lectern.clients import error_code
from lectern.errors import QueueUnavailable
from ops_alerts.dead_letter import DeadLetter

if TYPE_CHECKING:
    from types_boto3_sqs import SQSClient


@dataclass(frozen=True, slots=True)
class Editors:
    client: "SQSClient"
    queue_url: str

    def queue(self, letter: DeadLetter) -> None:
        """Without the webhook's body; raises QueueUnavailable."""
        from lectern.cms import outcomes  # noqa: PLC0415 - a run of the schedule reads no letter

        refused = outcomes.refused(letter.attributes, letter.sent_at)
        if refused is None:
            return
        try:
            self.client.send_message(
                QueueUrl=self.queue_url, MessageBody=outcomes.to_message(refused)
            )
        except Exception as error:
            raise QueueUnavailable(f"SQS answered {error_code(error)}.") from error
