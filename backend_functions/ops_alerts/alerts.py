"""Parks and counts dead letters, queues them for editors, and mails the operators."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lectern.clients import error_code
from lectern.envelope import CORRELATION_ID, to_sqs
from lectern.errors import LecternError, MailUnavailable, QueueUnavailable
from lectern.log import Log
from lectern.notices.kinds import kind_of
from lectern.notices.mail import Mail, compose
from ops_alerts import board as boards
from ops_alerts.board import Board
from ops_alerts.dead_letter import DeadLetter, from_sqs
from ops_alerts.editors import Editors

if TYPE_CHECKING:
    from types_boto3_ses import SESClient
    from types_boto3_sqs import SQSClient


@dataclass(frozen=True, slots=True)
class Parking:
    client: "SQSClient"
    queue_url: str

    def park(self, letter: DeadLetter) -> None:
        """Sends the message unchanged, with all its attributes; raises QueueUnavailable.

        It keeps the correlation id, because the parked message gets a new message id.
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
class Mailer:
    """Each mail names `configuration_set`, because only that set reports bounces to operators."""

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


@dataclass(frozen=True, slots=True)
class Alerts:
    """The dependencies of this function."""

    parking: Parking
    editors: Editors
    board: Board
    mailer: Mailer
    environment: str
    site_origin: str
    log: Log


def process(event: Mapping[str, Any], alerts: Alerts) -> dict[str, list[dict[str, str]]]:
    """Returns a partial batch response: SQS redelivers exactly the messages that it names.

    Parking comes first, so what fails after it loses no webhook. The next attempt parks the message
    again; replaying a webhook twice changes nothing, nor does telling it twice.
    """
    letters = [from_sqs(record) for record in event["Records"]]
    parked = [letter for letter in letters if _parked(letter, alerts)]
    done = {letter.message_id for letter in parked} if _noted(parked, alerts) else set()
    failed = [letter.message_id for letter in letters if letter.message_id not in done]
    return {"batchItemFailures": [{"itemIdentifier": message_id} for message_id in failed]}


def tell(alerts: Alerts) -> bool:
    """Mails the operators what was gathered, if the last mail is old enough; True if it did.

    An error passes through, and the claim stays: SES may have sent the mail, and a second one would
    come within the same quarter of an hour. The next mail then repeats what this one reports.
    """
    claimed = boards.claim(alerts.board)
    if claimed is None:
        return False
    gathered = claimed.gathered
    examples = {
        kind: boards.example(alerts.board, message_id)
        for kind, message_id in gathered.examples.items()
    }
    alerts.mailer.send(compose(gathered, examples, alerts.environment, alerts.site_origin))
    boards.settle(alerts.board, claimed)
    alerts.log.info("mailed", webhooks=gathered.parked)
    return True


def _parked(letter: DeadLetter, alerts: Alerts) -> bool:
    log = alerts.log.about(letter.correlation_id)
    try:
        alerts.parking.park(letter)
        alerts.editors.queue(letter)
    except Exception as error:
        return _failed(log, error)
    log.info("parked", code=kind_of(letter.failure_code))
    return True


def _noted(letters: Sequence[DeadLetter], alerts: Alerts) -> bool:
    try:
        boards.note(alerts.board, letters)
    except Exception as error:
        return _failed(alerts.log, error)
    return True


def _failed(log: Log, error: Exception) -> bool:
    if isinstance(error, LecternError):
        log.warning("will be retried", code=error.code, detail=str(error))
    else:
        log.unforeseen(error)
    return False
