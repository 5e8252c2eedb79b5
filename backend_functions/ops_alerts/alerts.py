"""What happens to a batch of dead letters, and what is told of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lectern.errors import LecternError
from lectern.log import Log
from lectern.notices.mail import compose
from lectern.notices.reasons import kind_of
from ops_alerts import board as boards
from ops_alerts.board import Board
from ops_alerts.dead_letter import DeadLetter, from_sqs
from ops_alerts.outbox import Parking, Post


@dataclass(frozen=True, slots=True)
class Alerts:
    """What the work needs from outside."""

    parking: Parking
    board: Board
    post: Post
    environment: str
    site_origin: str
    log: Log


def process(event: Mapping[str, Any], alerts: Alerts) -> dict[str, list[dict[str, str]]]:
    """A partial batch response: SQS delivers the named messages again, and only those.

    Parked first: what can't be counted must not cost the webhook. An attempt after a failed count
    parks the message again; the second replay of a webhook changes nothing.
    """
    letters = [from_sqs(record) for record in event["Records"]]
    parked = [letter for letter in letters if _parked(letter, alerts)]
    done = {letter.message_id for letter in parked} if _noted(parked, alerts) else set()
    failed = [letter.message_id for letter in letters if letter.message_id not in done]
    return {"batchItemFailures": [{"itemIdentifier": message_id} for message_id in failed]}


def tell(alerts: Alerts) -> bool:
    """Mails the operators what was gathered, if the last mail is old enough; whether it did.

    Raises what went wrong. A claim is kept all the same: SES may have sent the mail, and a second
    one would come within the quarter of an hour. The next mail then tells the same and more.
    """
    claimed = boards.claim(alerts.board)
    if claimed is None:
        return False
    gathered = claimed.gathered
    examples = {
        kind: boards.example(alerts.board, message_id)
        for kind, message_id in gathered.examples.items()
    }
    alerts.post.send(compose(gathered, examples, alerts.environment, alerts.site_origin))
    boards.settle(alerts.board, claimed)
    alerts.log.info("mailed", webhooks=gathered.parked)
    return True


def _parked(letter: DeadLetter, alerts: Alerts) -> bool:
    log = alerts.log.about(letter.correlation_id)
    try:
        alerts.parking.park(letter)
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
