"""Where a dead letter goes: to the parked queue, and as a mail to the operators."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lectern.clients import error_code
from lectern.envelope import CORRELATION_ID, to_sqs
from lectern.errors import MailUnavailable, QueueUnavailable
from lectern.notices.mail import Mail
from ops_alerts.dead_letter import DeadLetter

if TYPE_CHECKING:
    from types_boto3_ses import SESClient
    from types_boto3_sqs import SQSClient


@dataclass(frozen=True, slots=True)
class Parking:
    client: "SQSClient"
    queue_url: str

    def park(self, letter: DeadLetter) -> None:
        """The message as it is, with all its attributes; raises QueueUnavailable.

        The correlation id is kept, though the parked message has an id of its own.
        """
        attributes = {CORRELATION_ID: letter.correlation_id, **letter.attributes}
        try:
            self.client.send_message(
                QueueUrl=self.queue_url,
                MessageBody=letter.body,
                MessageAttributes=to_sqs(attributes),
            )
        except Exception as error:
            raise QueueUnavailable(f"SQS answered {error_code(error)}.") from error


@dataclass(frozen=True, slots=True)
class Post:
    """`configuration_set` is named in each mail: it, and no default, tells operators of bounces."""

    client: "SESClient"
    sender: str
    recipients: tuple[str, ...]
    configuration_set: str

    def send(self, mail: Mail) -> None:
        """Raises MailUnavailable."""
        try:
            self.client.send_email(
                Source=self.sender,
                ConfigurationSetName=self.configuration_set,
                Destination={"ToAddresses": [*self.recipients]},
                Message={
                    "Subject": {"Data": mail.subject, "Charset": "UTF-8"},
                    "Body": {
                        "Text": {"Data": mail.text, "Charset": "UTF-8"},
                        "Html": {"Data": mail.html, "Charset": "UTF-8"},
                    },
                },
            )
        except Exception as error:
            raise MailUnavailable(f"SES answered {error_code(error)}.") from error
