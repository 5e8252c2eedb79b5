"""What became of a webhook: in an editor's words, with an order, and never with its body."""

from urllib.parse import urlencode

import pytest

from lectern.cms.outcomes import (
    GIVEN_UP,
    REASON_CHARACTERS,
    Refused,
    SentAgain,
    from_message,
    refused,
    sent_again,
    to_message,
)
from lectern.envelope import FAILURE_CODE, FAILURE_REASON
from lectern.errors import BadSignature, UnknownOutcome

AT = 1_790_000_000_123
ONE = Refused("msg_a", AT, 12, BadSignature.meaning)


def _attributes(
    event_id: str = "msg_a", code: str = "bad-signature", detail: str = "", signed: str = "12"
) -> dict[str, str]:
    headers = {"webhook-id": event_id, "webhook-timestamp": signed, "webhook-signature": "v1,x"}
    return {"headers": urlencode(headers), FAILURE_CODE: code, FAILURE_REASON: detail}


def test_a_refusal_names_the_event_its_times_and_the_reason() -> None:
    assert refused(_attributes(), AT) == ONE


def test_the_reason_is_the_meaning_of_the_code_and_what_ingest_saw() -> None:
    told = refused(_attributes(code="malformed-body", detail="body.tags must be a list."), AT)
    assert told is not None
    assert told.reason.endswith("its content system. body.tags must be a list.")


def test_a_reason_is_said_once() -> None:
    assert refused(_attributes(detail=BadSignature.meaning), AT) == ONE


@pytest.mark.parametrize("code", ["", "no-such-code"])
def test_what_was_given_up_without_a_reason_says_so(code: str) -> None:
    told = refused(_attributes(code=code, detail="whatever"), AT)
    assert told is not None
    assert told.reason == GIVEN_UP


def test_a_long_reason_is_cut() -> None:
    told = refused(_attributes(detail="x" * 5000), AT)
    assert told is not None
    assert len(told.reason) == REASON_CHARACTERS


def test_a_reason_is_one_line_that_any_database_takes() -> None:
    told = refused(_attributes(detail="a\nb\x00c\ud800d"), AT)
    assert told is not None
    assert told.reason.endswith(" a b c d")


@pytest.mark.parametrize("event_id", ["", "two words", "a\nb", "ü", "\x00", "x" * 201])
def test_what_no_cms_sent_is_told_to_none(event_id: str) -> None:
    assert refused(_attributes(event_id), AT) is None
    assert sent_again(_attributes(event_id), AT) is None


@pytest.mark.parametrize("signed", ["", "soon", "-1", "²", "9" * 12, "9" * 5000])
def test_a_time_that_is_none_is_the_oldest(signed: str) -> None:
    told = refused(_attributes(signed=signed), AT)
    assert told is not None
    assert told.signed_at == 0


@pytest.mark.parametrize("outcome", [ONE, SentAgain("msg_a", AT)])
def test_a_message_says_it_whole(outcome: Refused | SentAgain) -> None:
    assert from_message(to_message(outcome)) == outcome


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "{}",
        "null",
        "[" * 100_000,
        '{"refused": 1}',
        '{"refused": {}}',
        '{"elsewhere": {"event_id": "a", "at": 1}}',
        '{"sentAgain": {"event_id": 1, "at": 1}}',
        '{"sentAgain": {"event_id": "a", "at": true}}',
        '{"sentAgain": {"event_id": "a", "at": 1, "more": 1}}',
        '{"sentAgain": {"event_id": "a", "at": 1}, "refused": {"event_id": "a", "at": 1}}',
    ],
)
def test_any_other_message_is_refused_by_name(text: str) -> None:
    with pytest.raises(UnknownOutcome):
        from_message(text)
