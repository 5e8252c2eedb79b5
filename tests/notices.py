"""What the operators are told about parked webhooks, without waiting a quarter of an hour for it."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from botocore.exceptions import ClientError

from lectern import keys
from local.settings import ENV_NAME
from ops_alerts.handler import TELL
from tests.eventually import eventually
from tests.mail import Mailbox

HELD = ("ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible")
ON_THEIR_WAY = ("ingest", "ingest-dead-letter")


@dataclass(frozen=True)
class Notices:
    """`client` makes one of a service, as the account's root."""

    client: Callable[[str], Any]
    table: str
    mailbox: Mailbox

    def settled(self) -> None:
        """All that was sent is dealt with and told, so that the next mail is about what follows."""
        eventually(lambda: not any(map(self.waiting, ON_THEIR_WAY)), 60, "empty queues")
        self.quarter_passes()
        self.clock_strikes()

    def about(self, text: str, seconds: float = 40) -> list[dict[str, Any]]:
        """The mails that hold `text`, once there is one; a quarter passes as often as needed."""

        def look() -> list[dict[str, Any]]:
            self.quarter_passes()
            self.clock_strikes()
            return self.mailbox.containing(text)

        return eventually(look, seconds, "the operators' mail")

    def clock_strikes(self) -> None:
        """What the schedule does each minute."""
        ran = self.client("lambda").invoke(
            FunctionName=f"lectern-ops-alerts-{ENV_NAME}", Payload=json.dumps(TELL).encode()
        )
        answer = ran["Payload"].read()
        assert "FunctionError" not in ran, answer

    def quarter_passes(self) -> None:
        """As if the last mail were older; once it is wholly sent."""
        eventually(lambda: self._changed("REMOVE mailedAt"), what="the end of a mail")

    def quarter_begins(self, now: int) -> None:
        """As if a mail had just been sent."""
        assert self._changed("SET mailedAt = :now", {":now": {"N": str(now)}})

    def waiting(self, queue: str) -> int:
        """How many messages a queue holds, those in flight included."""
        sqs = self.client("sqs")
        url = sqs.get_queue_url(QueueName=f"lectern-{queue}-{ENV_NAME}")["QueueUrl"]
        found = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=[*HELD])["Attributes"]
        return sum(int(found[name]) for name in HELD)

    def _changed(self, expression: str, values: dict[str, Any] | None = None) -> bool:
        """False while a mail is being sent."""
        key = keys.gathered_notices()
        given = {"ExpressionAttributeValues": values} if values else {}
        try:
            self.client("dynamodb").update_item(
                TableName=self.table,
                Key={"pk": {"S": key.pk}, "sk": {"S": key.sk}},
                UpdateExpression=expression,
                ConditionExpression="attribute_not_exists(telling)",
                **given,
            )
        except ClientError as error:
            assert error.response["Error"]["Code"] == "ConditionalCheckFailedException", error
            return False
        return True
