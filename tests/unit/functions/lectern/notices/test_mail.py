"""The mail tells what happened and what to do, and nothing in a webhook can act in it."""

import html
from html.parser import HTMLParser

import pytest

from lectern.errors import Rejected
from lectern.notices.kinds import GIVEN_UP, KINDS, OTHER, Gathered, kind_of, reason_of
from lectern.notices.mail import Examples, Mail, compose
from ops_alerts.dead_letter import EXCERPT_BYTES, DeadLetter, excerpt_of, facts_of, from_sqs
from tests.unit.functions.webhooks import NOW, lesson, message

HOSTILE = '<script>alert(1)</script>\r\nBcc: a@example.org\x1b[31m" onload="x'


def mail(body: object = None, source: str = "wagtail", **attributes: str) -> Mail:
    """About one webhook."""
    text = body if isinstance(body, str) else lesson()
    return _composed(from_sqs(message(text, source=source, attributes=attributes)))


def _composed(letter: DeadLetter) -> Mail:
    kind = kind_of(letter.failure_code)
    examples = {kind: {"facts": facts_of(letter), "excerpt": excerpt_of(letter)}}
    return gathered({kind: 1}, examples)


def gathered(counts: dict[str, int], examples: Examples) -> Mail:
    """Parked within 14 minutes."""
    told = Gathered(counts, {}, NOW, NOW + 14 * 60)
    return compose(told, examples, "unit", "https://site.example.org")


def webhook_codes() -> set[str]:
    others = {"bad-query", "bad-media-request", "not-there", "junk-item"}
    others |= {"not-settled", "unknown-trigger", "unknown-outcome"}
    return {kind.code for kind in Rejected.__subclasses__()} - others


@pytest.mark.parametrize("code", sorted(webhook_codes()))
def test_every_reason_has_words_and_advice(code: str) -> None:
    reason = reason_of(code)
    assert reason not in {GIVEN_UP, OTHER}
    composed = mail(failureCode=code)
    assert composed.subject == f"[Lectern unit] 1 webhook wasn't used: {code}"
    for part in (composed.text, composed.html):
        assert reason.meaning.split("'")[0] in part


def test_every_kind_that_is_told_apart_has_its_words() -> None:
    assert webhook_codes() | {"given-up", "other"} == KINDS


def test_without_a_code_it_was_given_up_after_its_last_attempt() -> None:
    assert GIVEN_UP.meaning in mail().text


@pytest.mark.parametrize("part", ["text", "html"])
def test_many_are_told_with_their_numbers_by_kind_the_most_frequent_first(part: str) -> None:
    composed = gathered({"too-large": 2, "bad-signature": 28}, {})
    assert composed.subject == (
        "[Lectern unit] 30 webhooks weren't used: bad-signature 28, too-large 2"
    )
    told = html.unescape(getattr(composed, part)).replace("×", "x")
    places = [told.index(each) for each in ("28 x bad-signature", "2 x too-large", "make replay")]
    assert places == sorted(places)
    assert "the first at 2026-09-21 14:13:20 UTC, the last at 2026-09-21 14:27:20 UTC" in told
    assert "At most one such mail is sent in 15 minutes" in told


@pytest.mark.parametrize("part", ["text", "html"])
def test_both_parts_name_source_time_ids_detail_and_the_way_to_replay(part: str) -> None:
    composed = mail(failureCode="too-large", failureReason="Too big.", correlationId="c-9")
    told = getattr(composed, part)
    for fact in (
        "wagtail",
        "2026-09-21 14:13:20 UTC",
        "c-9",
        "msg-m-1",
        "Too big.",
        "make replay ENV=unit",
    ):
        assert fact in told


def test_neither_signature_nor_headers_are_told() -> None:
    record = message(lesson())
    signature = record["messageAttributes"]["headers"]["stringValue"].split("v1%2C")[1][:20]
    composed = _composed(from_sqs(record))
    assert signature not in composed.text + composed.html
    assert "v1," not in composed.text + composed.html


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        self.attributes |= {name for name, _ in attrs}


def test_a_hostile_webhook_is_shown_as_text() -> None:
    composed = mail(
        HOSTILE, source=HOSTILE, failureReason=HOSTILE, correlationId=HOSTILE, failureCode=HOSTILE
    )
    assert composed.subject == "[Lectern unit] 1 webhook wasn't used: other"
    tags = Tags()
    tags.feed(composed.html)
    assert "script" not in tags.seen
    assert tags.attributes <= {"lang", "charset", "style", "scope"}
    assert "\x1b" not in composed.text + composed.html


def test_of_a_long_body_only_the_beginning_is_told() -> None:
    composed = mail("y" * 100_000)
    assert "y" * EXCERPT_BYTES in composed.text
    assert "y" * (EXCERPT_BYTES + 1) not in composed.text
    assert len(composed.html) < 8_000
