"""What happens to a batch of dead letters."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lectern.errors import LecternError
from lectern.log import Log
from ops_alerts.dead_letter import DeadLetter, from_sqs
from ops_alerts.mail import compose
from ops_alerts.outbox import Parking, Post


@dataclass(frozen=True, slots=True)
class Alerts:
    """What the work needs from outside."""

    parking: Parking
    post: Post
    environment: str
    site_origin: str
    log: Log


def process(event: Mapping[str, Any], alerts: Alerts) -> dict[str, list[dict[str, str]]]:
    """A partial batch response: SQS delivers the named messages again, and only those."""
    failed = [
        record["messageId"] for record in event["Records"] if not _done(from_sqs(record), alerts)
    ]
    return {"batchItemFailures": [{"itemIdentifier": message_id} for message_id in failed]}


def _done(letter: DeadLetter, alerts: Alerts) -> bool:
    """Parked first: a mail that can't be sent must not cost the webhook.

    An attempt after a failed mail parks the message again; the second replay of a webhook changes
    nothing.
    """
    log = alerts.log.about(letter.correlation_id)
    try:
        alerts.parking.park(letter)
        alerts.post.send(compose(letter, alerts.environment, alerts.site_origin))
    except LecternError as error:
        log.warning("will be retried", code=error.code, detail=str(error))
        return False
    except Exception as error:
        log.unforeseen(error)
        return False
    log.info("parked and mailed", code=letter.failure_code)
    return True
