"""The mail about one dead letter, as text and as HTML.

All that came with the webhook is a stranger's text: bounded, on one line in headers, escaped in
HTML. Signatures and keys are never mentioned.
"""

import re
from dataclasses import dataclass

from ops_alerts.dead_letter import DeadLetter
from ops_alerts.notice import Notice
from ops_alerts.page import page
from ops_alerts.reasons import reason_of

EXCERPT_CHARACTERS = 600
FACT_CHARACTERS = 300

RUNBOOK = "docs/operations.md, A mail about a dead letter"
REPLAY = (
    "Mend the cause, then run `make replay ENV={environment}` in the project's folder, with AWS "
    "credentials of the account: it sends every parked webhook to the ingest queue again, with the "
    "attributes it came with. A replay is safe: what the table already knows changes nothing. "
    f"Runbook: `{RUNBOOK}`."
)


@dataclass(frozen=True, slots=True)
class Mail:
    subject: str
    text: str
    html: str


def compose(letter: DeadLetter, environment: str, site_origin: str) -> Mail:
    notice = _notice(letter, environment, site_origin)
    return Mail(notice.subject, _text(notice), page(notice))


def _notice(letter: DeadLetter, environment: str, site_origin: str) -> Notice:
    reason = reason_of(letter.failure_code)
    named = re.fullmatch(r"[a-z0-9-]{1,32}", letter.source)
    source = letter.source if named else "an unknown source"
    return Notice(
        subject=f"[Lectern {environment}] A webhook from {source} {reason.headline}",
        reason=reason,
        facts=_facts(letter),
        excerpt=_bounded(letter.body, EXCERPT_CHARACTERS),
        replay=REPLAY.format(environment=environment),
        footer=f"Lectern ({environment}), {site_origin}",
    )


def _facts(letter: DeadLetter) -> dict[str, str]:
    facts = {
        "Source": letter.source or "none",
        "Received": letter.received_at,
        "Reason code": letter.failure_code or "none",
        "Detail": letter.failure_reason or "none",
        "Event id": letter.event_id or "none",
        "Correlation id": letter.correlation_id,
    }
    return {name: _one_line(value) for name, value in facts.items()}


def _text(notice: Notice) -> str:
    listed = "\n".join(f"  {name + ':':<16} {value}" for name, value in notice.facts.items())
    quoted = "\n".join(f"  | {line}" for line in notice.excerpt.splitlines()) or "  | (empty)"
    return (
        f"{notice.reason.meaning}\n\n"
        f"What to do\n  {notice.reason.advice}\n\n"
        f"The webhook\n{listed}\n\n"
        f"How its body begins\n{quoted}\n\n"
        f"How to replay it\n  {notice.replay}\n\n"
        f"-- \n{notice.footer}\n"
    )


def _one_line(value: str) -> str:
    return _bounded(" ".join(value.split()), FACT_CHARACTERS)


def _bounded(value: str, most: int) -> str:
    """At most `most` characters, and none that could act on a terminal or a header."""
    printable = "".join(c if c.isprintable() or c == "\n" else " " for c in value[:most])
    return f"{printable} …" if len(value) > most else printable
