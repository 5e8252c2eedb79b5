"""Each way in which a comment can't stand has a reason that its learner reads; nothing is shown."""

from typing import Any

import pytest

from activity.comments.text_checks import Rules
from activity.comments.words import listed
from lectern import attributes, keys
from lectern.limits import (
    COMMENT_AHEAD_SECONDS,
    COMMENT_BEHIND_SECONDS,
)
from lectern.zoned import to_iso
from tests.unit.functions.activity.comments.conftest import ADA, GRACE, Site
from tests.unit.functions.activity.conftest import LESSON, entry

LINKS = " ".join(f"https://example.org/{number}" for number in range(6))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        (" \n\t", "empty"),
        ("\u200b\u2060\u00ad", "empty"),
        ("\u0301\u0301", "empty"),
        ("[](https://example.org)", "empty"),
        ("***", "empty"),
        ("x" * 2001, "too-long"),
        ("\U0001f600" * 2001, "too-long"),
        ("x" * 300_000, "too-long"),
        (None, "junk"),
        (7, "junk"),
        (["a"], "junk"),
        ({"html": "a"}, "junk"),
        ("one\x00two", "junk"),
        ("one\x1btwo", "junk"),
        (LINKS, "links"),
        (" ".join(f"[{n}](mailto:a{n}@example.org)" for n in range(6)), "links"),
        ("buy Cheap  Pills now", "words"),
        ("buy ch\u00e9ap pills", "words"),
        ("buy che\u200bap pills", "words"),
        ("buy **cheap** pills", "words"),
        ("buy che**ap** pills", "words"),
    ],
)
def test_a_text_that_cannot_stand_is_refused(site: Site, text: Any, reason: str) -> None:
    site.rules = Rules(words=listed("cheap pills, ,Spam"))
    assert site.sends(site.writes(ADA, text)) == []
    assert site.reason(ADA, site.sk()) == reason
    assert site.published(ADA, site.sk()) is None
    assert site.counters() == (0, 0)


@pytest.mark.parametrize(
    "text",
    [
        "x" * 2000,
        "\U0001f600" * 2000,
        "&" * 2000,
        LINKS[: LINKS.rindex(" ")],
        "cheaper pillss",
        ".",
    ],
)
def test_and_what_just_may_is_published(site: Site, text: str) -> None:
    site.rules = Rules(words=listed("cheap pills"))
    site.sends(site.writes(ADA, text))
    assert site.published(ADA, site.sk()) is not None


def test_what_the_learner_is_told_is_named_by_what_they_may_read(site: Site) -> None:
    site.sends(site.writes(ADA, ""))
    told = site.told(ADA, site.sk()) or {}
    assert {*told} - attributes.ISSUED_READABLE == {"sequence"}
    assert told["outcome"] == "refused"
    assert told["issuedAt"] == to_iso(site.now)


@pytest.mark.parametrize(
    ("at", "reason"),
    [
        (COMMENT_AHEAD_SECONDS, None),
        (COMMENT_AHEAD_SECONDS + 1, "clock"),
        (-COMMENT_BEHIND_SECONDS, None),
        (-COMMENT_BEHIND_SECONDS - 1, "clock"),
        (3600, "clock"),
        (-3600, "clock"),
        (73 * 365 * 86400, "clock"),
    ],
)
def test_a_clock_that_is_wrong_is_told(site: Site, at: float, reason: str | None) -> None:
    site.sends(site.writes(ADA, "One", at))
    assert site.reason(ADA, site.sk(at)) == reason
    assert (site.published(ADA, site.sk(at)) is None) == (reason is not None)


@pytest.mark.parametrize("status", ["unpublished", "deleted"])
def test_a_comment_on_what_is_not_published(site: Site, status: str) -> None:
    entry(site.content, status=status)
    site.sends(site.writes(ADA, "One"))
    assert site.reason(ADA, site.sk()) == "not-published"
    assert site.counters() == (0, 0)


def test_a_comment_on_what_never_was_makes_no_counters(site: Site) -> None:
    sk = site.sk(content_id="wagtail-404")
    site.sends(site.puts(ADA, sk, "One"))
    assert site.reason(ADA, sk) == "not-published"
    assert site.content.get(keys.stats("wagtail-404")) is None


def test_what_stands_on_an_entry_that_went_can_still_be_deleted(site: Site) -> None:
    sk = site.sk()
    site.sends(site.writes(ADA, "One"))
    entry(site.content, status="unpublished")
    site.sends(site.removes(ADA, sk))
    assert (site.published(ADA, sk) or {})["deleted"] is True
    site.content.client.delete_item(
        TableName="content", Key={k: {"S": v} for k, v in keys.stats(LESSON)._asdict().items()}
    )
    other = site.sk(1)
    site.sends(site.writes(ADA, "Two", 1))
    assert site.reason(ADA, other) == "not-published"


def test_a_deletion_where_even_the_counters_went(site: Site) -> None:
    sk = site.sk()
    site.sends(site.writes(ADA, "One"))
    stats = {k: {"S": v} for k, v in keys.stats(LESSON)._asdict().items()}
    site.content.client.delete_item(TableName="content", Key=stats)
    assert site.sends(site.removes(ADA, sk)) == []
    assert (site.published(ADA, sk) or {})["deleted"] is True
    assert site.content.get(keys.stats(LESSON)) is None


def test_a_reply_to_what_is_not_there_or_was_deleted(site: Site) -> None:
    sk = site.sk()
    site.sends(site.writes(GRACE, "Yes", 1.0, site.id(ADA, sk)))
    assert site.reason(GRACE, site.sk(1.0, site.id(ADA, sk))) == "no-thread"
    site.sends(site.writes(ADA, "One"))
    site.sends(site.removes(ADA, sk))
    site.sends(site.writes(GRACE, "Yes", 2.0, site.id(ADA, sk)))
    assert site.reason(GRACE, site.sk(2.0, site.id(ADA, sk))) == "no-thread"
    assert site.counters() == (0, 2)


def test_a_reply_to_a_reply_is_none(site: Site) -> None:
    root = site.id(ADA, site.sk())
    site.sends(site.writes(ADA, "One"))
    reply = site.sk(1.0, root)
    site.sends(site.writes(GRACE, "Yes", 1.0, root))
    deeper = site.writes(ADA, "No", 2.0, site.id(GRACE, reply))
    site.sends(deeper)
    assert site.reason(ADA, deeper["dynamodb"]["Keys"]["sk"]["S"]) == "no-thread"


def test_a_reply_to_ones_own_refused_root(site: Site) -> None:
    site.sends(site.writes(ADA, ""))
    reply = site.writes(ADA, "Yes", 1.0, site.id(ADA, site.sk()))
    assert site.sends(reply) == []
    assert site.reason(ADA, site.sk(1.0, site.id(ADA, site.sk()))) == "no-thread"


@pytest.mark.parametrize("rest", ["", "1", "20261301T000000000Z#wagtail-1", "x#wagtail-1#y"])
def test_a_key_of_another_form_is_junk_that_stops_nobody(site: Site, rest: str) -> None:
    junk = site.puts(ADA, f"COMMENT#{rest}", "One")
    assert site.sends(junk, site.writes(GRACE, "Mine")) == []
    assert site.counters() == (1, 1)
