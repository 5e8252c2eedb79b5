"""Tells one batch of outcomes, by one request.

While the CMS can't be told, SQS keeps the messages and gives them again: four times an hour, for
the fortnight that the parked webhook is kept too. An alarm goes off where that takes hours.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lectern.cms.outcomes import Outcome, from_message
from lectern.cms.telling import Tell
from lectern.errors import LecternError, UnknownOutcome
from lectern.log import Log


@dataclass(frozen=True, slots=True)
class Telling:
    """The dependencies of this function; `tell` is None where no CMS is to be told."""

    tell: Tell | None
    log: Log


def process(event: Mapping[str, Any], telling: Telling) -> dict[str, list[dict[str, str]]]:
    """Returns a partial batch response: SQS redelivers exactly the messages that it names."""
    outcomes = {
        record["messageId"]: outcome
        for record in event["Records"]
        if (outcome := _read(record["body"], telling.log))
    }
    told = _told([*outcomes.values()], telling) if outcomes else True
    failed = [] if told else [*outcomes]
    return {"batchItemFailures": [{"itemIdentifier": message_id} for message_id in failed]}


def _read(text: str, log: Log) -> Outcome | None:
    """None for what can never be told; it leaves the queue."""
    try:
        return from_message(text)
    except UnknownOutcome as error:
        log.error("passed over", code=error.code)
        return None


def _told(outcomes: Sequence[Outcome], telling: Telling) -> bool:
    log = telling.log
    if telling.tell is None:
        return True
    try:
        marked = telling.tell(outcomes)
    except LecternError as error:
        log.warning("will be retried", code=error.code, detail=str(error))
    except Exception as error:
        log.unforeseen(error)
    else:
        log.info("told", webhooks=len(outcomes), marked=marked)
        return True
    log.measure({"EditorsUntold": len(outcomes)})
    return False
