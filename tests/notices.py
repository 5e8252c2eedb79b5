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
NONE_UNDER_WAY = "attribute_not_exists(telling)"
ONE_FAILED = "attribute_exists(telling)"


@dataclass(frozen=True)
class Notices:
    """`client` makes one of a service, as the account's root."""

    client: Callable[[str], Any]
    table: str
    mailbox: Mailbox

    def settled(self) -> None:
        """All that was sent is counted and told, so that the next mail is about what follows."""
        self.counted()
        self.quarter_passes()
        self.clock_strikes()

    def counted(self) -> None:
        """Every webhook that was sent is either in or counted."""
        sqs = self.client("sqs")
        eventually(
            lambda: not any(queues.waiting(sqs, each) for each in ON_THEIR_WAY), 60, "empty queues"
        )

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
        eventually(
            lambda: self._changed("REMOVE mailedAt", NONE_UNDER_WAY), what="the end of a mail"
        )

    def quarter_passes_after_a_failure(self) -> None:
        """The same, once a mail was claimed that nobody sends any more."""
        eventually(lambda: self._changed("REMOVE mailedAt", ONE_FAILED), what="a mail that failed")

    def quarter_begins(self, now: int) -> None:
        """As if a mail had just been sent."""
        assert self._changed("SET mailedAt = :now", NONE_UNDER_WAY, {":now": {"N": str(now)}})

    def _changed(
        self, expression: str, condition: str, values: dict[str, Any] | None = None
    ) -> bool:
        key = keys.gathered_notices()
        given = {"ExpressionAttributeValues": values} if values else {}
        try:
            self.client("dynamodb").update_item(
                TableName=self.table,
                Key={"pk": {"S": key.pk}, "sk": {"S": key.sk}},
                UpdateExpression=expression,
                ConditionExpression=condition,
                **given,
            )
        except ClientError as error:
            if error.response["Error"]["Code"] != "ConditionalCheckFailedException":
                raise
            return False
        return True
