"""What became of a queued webhook, as a message of the editors' queue.

API Gateway answers a webhook before ingest looks at it, so a CMS that sent one knows only that it
is queued. `ops_alerts` puts a refusal into the queue, an operator's replay puts that it was sent
again, and `tell_editors` tells the CMS.

Each outcome carries a time of SQS's clock: the CMS believes the newest one of a webhook. So they
may arrive twice and in any order. A refusal is as old as its dead letter, and a replay as old as
the parked message, which lies between two refusals of one webhook.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from lectern import cms
from lectern.envelope import FAILURE_CODE, FAILURE_REASON, opened
from lectern.errors import BY_CODE, UnknownOutcome

GIVEN_UP = "It was tried several times and failed each time."
REASON_CHARACTERS = 450
_ID = re.compile(r"[!-~]{1,200}")
"""What an event id of a CMS may be. A stranger can send any header: the rest is no CMS's."""
_SECONDS = re.compile(r"[0-9]{1,11}")
REFUSED, SENT_AGAIN = "refused", "sentAgain"


@dataclass(frozen=True, slots=True)
class Refused:
    """`event_id` is the webhook's own; `signed_at` is in seconds by the CMS's clock, or 0.

    `at` is in milliseconds by SQS's clock.
    """

    event_id: str
    at: int
    signed_at: int
    reason: str


@dataclass(frozen=True, slots=True)
class SentAgain:
    event_id: str
    at: int


Outcome = Refused | SentAgain


def refused(attributes: Mapping[str, str], at: int) -> Refused | None:
    """Of a dead letter's attributes; None if it has no event id, so that no CMS knows it."""
    headers = opened(attributes)
    event_id = _event_id(headers)
    if not event_id:
        return None
    signed = cms.signed_at(headers)
    return Refused(
        event_id,
        at,
        int(signed) if _SECONDS.fullmatch(signed) else 0,
        _reason(attributes.get(FAILURE_CODE, ""), attributes.get(FAILURE_REASON, "")),
    )


def sent_again(attributes: Mapping[str, str], at: int) -> SentAgain | None:
    """Of a parked message's attributes; None if no CMS knows it."""
    event_id = _event_id(opened(attributes))
    return SentAgain(event_id, at) if event_id else None


def to_message(outcome: Outcome) -> str:
    kind = REFUSED if isinstance(outcome, Refused) else SENT_AGAIN
    return json.dumps({kind: asdict(outcome)})


def from_message(text: str) -> Outcome:
    """Raises UnknownOutcome."""
    try:
        ((kind, fields),) = json.loads(text).items()
        outcome: Outcome = _KINDS[kind](**fields)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise UnknownOutcome from error
    if any(type(value) is not _TYPES[name] for name, value in asdict(outcome).items()):
        raise UnknownOutcome
    return outcome


_KINDS: Mapping[str, Any] = {REFUSED: Refused, SENT_AGAIN: SentAgain}
_TYPES = {"event_id": str, "at": int, "signed_at": int, "reason": str}


def _event_id(headers: Mapping[str, str]) -> str:
    found = cms.event_id(headers)
    return found if _ID.fullmatch(found) else ""


def _reason(code: str, detail: str) -> str:
    """The meaning of a known code, and ingest's own detail; never text from the webhook."""
    if code not in BY_CODE:
        return GIVEN_UP
    meaning = BY_CODE[code].meaning
    told = meaning if detail in ("", meaning) else f"{meaning} {detail}"
    return "".join(c if c.isprintable() else " " for c in told[:REASON_CHARACTERS])
