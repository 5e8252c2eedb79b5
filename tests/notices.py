"""What operators are told about parked webhooks, without waiting a quarter of an hour for it."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from botocore.exceptions import ClientError

from lectern import keys
from local.settings import ENV_NAME
from ops_alerts.handler import TELL
from tests import queues
from tests.eventually import eventually
from tests.mail import Mailbox

ON_THEIR_WAY = ("ingest", "ingest-dead-letter")


@dataclass(frozen=True)
class Notices:
    """`client` makes one of a service, as the account's root."""

    client: Callable[[str], Any]
    table: str
    mailbox: Mailbox

    def settled(self) -> None:
        """All that was sent is dealt with and told, so that the next mail is about what follows."""
        sqs = self.client("sqs")
        eventually(
            lambda: not any(queues.waiting(sqs, each) for each in ON_THEIR_WAY), 60, "empty queues"
        )
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
            if error.response["Error"]["Code"] != "ConditionalCheckFailedException":
                raise
            return False
        return True
