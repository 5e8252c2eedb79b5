"""The mail about all that was parked since the last one, as text and as HTML."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from lectern.limits import OPERATORS_MAIL_SECONDS
from lectern.notices.gathered import Gathered
from lectern.notices.notice import Kind, Notice
from lectern.notices.page import page
from lectern.notices.reasons import reason_of

RUNBOOK = "docs/operations.md, A mail about a dead letter"
REPLAY = (
    "Mend the cause, then run `make replay ENV={environment}` in the project's folder, with AWS "
    "credentials of the account: it sends every parked webhook to the ingest queue again, with the "
    "attributes it came with. A replay is safe: what the table already knows changes nothing. "
    f"Runbook: `{RUNBOOK}`."
)
GATHERED = f"At most one such mail is sent in {OPERATORS_MAIL_SECONDS // 60} minutes."

Examples = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Mail:
    subject: str
    text: str
    html: str


def compose(gathered: Gathered, examples: Examples, environment: str, site_origin: str) -> Mail:
    """`examples`: by kind, the `facts` and `excerpt` of its first webhook, where they are known."""
    kinds = _kinds(gathered, examples)
    told = "1 webhook wasn't" if gathered.parked == 1 else f"{gathered.parked} webhooks weren't"
    notice = Notice(
        subject=f"[Lectern {environment}] {told} used: {_listed(kinds)}",
        summary=f"{told} used, and {_when(gathered)}. {GATHERED}",
        kinds=kinds,
        replay=REPLAY.format(environment=environment),
        footer=f"Lectern ({environment}), {site_origin}",
    )
    return Mail(notice.subject, _text(notice), page(notice))


def _kinds(gathered: Gathered, examples: Examples) -> list[Kind]:
    """The most frequent first."""
    ordered = sorted(gathered.counts.items(), key=lambda each: (-each[1], each[0]))
    return [
        Kind(
            name=name,
            count=count,
            reason=reason_of(name),
            facts=examples.get(name, {}).get("facts", {}),
            excerpt=examples.get(name, {}).get("excerpt", ""),
        )
        for name, count in ordered
    ]


def _listed(kinds: Sequence[Kind]) -> str:
    if len(kinds) == 1:
        return kinds[0].name
    return ", ".join(f"{kind.name} {kind.count}" for kind in kinds)


def _when(gathered: Gathered) -> str:
    first, last = _moment(gathered.first), _moment(gathered.last)
    if gathered.parked == 1:
        return f"is parked since {first}"
    return f"are parked: the first at {first}, the last at {last}"


def _moment(seconds: int) -> str:
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%d %H:%M:%S UTC")


def _text(notice: Notice) -> str:
    kinds = "".join(_text_of(kind) for kind in notice.kinds)
    return (
        f"{notice.summary}\n\n{kinds}"
        f"How to replay what is parked\n  {notice.replay}\n\n"
        f"-- \n{notice.footer}\n"
    )


def _text_of(kind: Kind) -> str:
    listed = "\n".join(f"  {name + ':':<16} {value}" for name, value in kind.facts.items())
    quoted = "\n".join(f"  | {line}" for line in kind.excerpt.splitlines()) or "  | (empty)"
    return (
        f"{kind.count} x {kind.name}\n  {kind.reason.meaning}\n\n"
        f"  What to do: {kind.reason.advice}\n\n"
        f"  The first of them\n{listed}\n\n"
        f"  How its body begins\n{quoted}\n\n"
    )
