"""The mail about all webhooks parked since the last mail, as text and as HTML.

The HTML is one light card. Styles are inline, because mail clients drop others.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape
from typing import Any

from lectern.limits import OPERATORS_MAIL_SECONDS
from lectern.notices.kinds import Gathered, Reason, reason_of

RUNBOOK = "docs/operations.md, A mail about a dead letter"
REPLAY = (
    "Fix the cause, then run `make replay ENV={environment}` in the project's folder, with AWS "
    "credentials of the account: it sends every parked webhook to the ingest queue again, with the "
    "attributes it came with. A replay is safe: what the table already knows changes nothing. "
    f"Runbook: `{RUNBOOK}`."
)
GATHERED = f"At most one such mail is sent in {OPERATORS_MAIL_SECONDS // 60} minutes."

_INK, _FAINT, _LINE, _PAPER = "#1b1f2a", "#5c6475", "#e3e6ee", "#f5f6fa"
_ACCENT = "#b4232f"
_SANS = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif"
_MONO = "font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace"

Examples = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Mail:
    subject: str
    text: str
    html: str


@dataclass(frozen=True, slots=True)
class Kind:
    """Webhooks that weren't used for one reason; `facts` (label → value) describe the first."""

    name: str
    count: int
    reason: Reason
    facts: Mapping[str, str]
    excerpt: str


@dataclass(frozen=True, slots=True)
class Notice:
    subject: str
    summary: str
    kinds: Sequence[Kind]
    replay: str
    footer: str


def compose(gathered: Gathered, examples: Examples, environment: str, site_origin: str) -> Mail:
    """`examples`: for each kind, the `facts` and `excerpt` of its first webhook, if known."""
    kinds = _kinds(gathered, examples)
    told = "1 webhook wasn't" if gathered.parked == 1 else f"{gathered.parked} webhooks weren't"
    notice = Notice(
        subject=f"[Lectern {environment}] {told} used: {_listed(kinds)}",
        summary=f"{told} used, and {_when(gathered)}. {GATHERED}",
        kinds=kinds,
        replay=REPLAY.format(environment=environment),
        footer=f"Lectern ({environment}), {site_origin}",
    )
    return Mail(notice.subject, _text(notice), _html(notice))


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
        return f"has been parked since {first}"
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


def _html(notice: Notice) -> str:
    title = escape(notice.subject)
    kinds = "".join(_html_of(kind) for kind in notice.kinds)
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}'
        f'</title></head><body style="margin:0;padding:24px 12px;background:{_PAPER};{_SANS};'
        f'color:{_INK};font-size:15px;line-height:1.55">'
        f'<div style="max-width:600px;margin:0 auto;background:#fff;border:1px solid {_LINE};'
        f'border-top:4px solid {_ACCENT};border-radius:10px;padding:28px 28px 20px">'
        f'<p style="margin:0 0 4px;font-size:12px;letter-spacing:.06em;text-transform:uppercase;'
        f'color:{_ACCENT};font-weight:600">Webhooks not used</p>'
        f'<p style="margin:0">{escape(notice.summary)}</p>{kinds}'
        f"{_section('How to replay what is parked', _paragraph(notice.replay))}"
        f'</div><p style="max-width:600px;margin:14px auto 0;color:{_FAINT};font-size:12px">'
        f"{escape(notice.footer)}</p></body></html>"
    )


def _html_of(kind: Kind) -> str:
    return (
        f'<h1 style="margin:26px 0 10px;font-size:20px;line-height:1.3">'
        f"{kind.count} × {escape(kind.name)}</h1>"
        f'<p style="margin:0">{escape(kind.reason.meaning)}</p>'
        f"{_section('What to do', _paragraph(kind.reason.advice))}"
        f"{_section('The first of them', _table(kind.facts))}"
        f"{_section('How its body begins', _quotation(kind.excerpt))}"
    )


def _section(title: str, content: str) -> str:
    return (
        f'<h2 style="margin:24px 0 6px;font-size:13px;color:{_FAINT};font-weight:600">'
        f"{escape(title)}</h2>{content}"
    )


def _paragraph(text: str) -> str:
    """Shows text between backquotes as code."""
    pieces = (
        f'<code style="{_MONO};background:{_PAPER};padding:1px 5px;border-radius:4px">'
        f"{escape(piece)}</code>"
        if at % 2
        else escape(piece)
        for at, piece in enumerate(text.split("`"))
    )
    return f'<p style="margin:0">{"".join(pieces)}</p>'


def _table(facts: Mapping[str, str]) -> str:
    cell = f"padding:6px 0;border-bottom:1px solid {_LINE};vertical-align:top"
    rows = "".join(
        f'<tr><th scope="row" style="{cell};text-align:left;font-weight:500;color:{_FAINT};'
        f'width:130px">{escape(name)}</th><td style="{cell};word-break:break-word">'
        f"{escape(value)}</td></tr>"
        for name, value in facts.items()
    )
    return f'<table style="width:100%;border-collapse:collapse;font-size:14px">{rows}</table>'


def _quotation(excerpt: str) -> str:
    return (
        f'<pre style="margin:0;padding:12px 14px;background:{_PAPER};border-radius:8px;{_MONO};'
        f'font-size:12.5px;white-space:pre-wrap;word-break:break-word">'
        f"{escape(excerpt) or '(empty)'}</pre>"
    )
