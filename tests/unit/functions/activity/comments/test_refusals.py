"""Each way in which a comment can't stand has a reason that its learner reads; nothing is shown."""

from typing import Any

import pytest

from activity.comments.text_checks import Rules
from activity.comments.words import listed
from lectern import attributes, keys
from lectern.comment_keys import CommentKey, spelled
from lectern.learner_items import COMMENT
from lectern.limits import (
    COMMENT_AHEAD_SECONDS,
    COMMENT_BEHIND_SECONDS,
    COMMENT_EDIT_SECONDS,
    COMMENTS_A_DAY,
    COMMENTS_A_MINUTE,
)
from lectern.zoned import to_iso
from tests.unit.functions import cloud
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


def test_more_than_ten_in_a_minute(site: Site) -> None:
    records = [site.writes(ADA, f"No. {at}", at) for at in range(COMMENTS_A_MINUTE + 1)]
    for record in records:
        site.sends(record)
    told = [site.reason(ADA, site.sk(at)) for at in range(COMMENTS_A_MINUTE + 1)]
    assert told == [None] * COMMENTS_A_MINUTE + ["too-fast"]
    site.sends(site.writes(ADA, "Later", 71))
    assert site.reason(ADA, site.sk(71)) is None


def test_however_lambda_cuts_the_batch(site: Site) -> None:
    records = [site.writes(ADA, f"No. {at}", at) for at in range(COMMENTS_A_MINUTE + 1)]
    site.sends(*records)
    assert site.counters()[0] == COMMENTS_A_MINUTE


def test_more_than_a_hundred_a_day_wherever_they_are(site: Site) -> None:
    for at in range(COMMENTS_A_DAY):
        key = CommentKey(spelled(site.now - 86000 + 100 * at), f"wagtail-{at}")
        cloud.put(site.learners, {**COMMENT.key(ADA, str(key))._asdict(), "text": "One"})
    site.sends(site.writes(ADA, "One too many"))
    assert site.reason(ADA, site.sk()) == "too-many"
    site.sends(site.writes(GRACE, "Mine"))
    assert site.reason(GRACE, site.sk()) is None


def test_who_takes_back_what_they_wrote_does_not_write_for_ever(site: Site) -> None:
    for at in range(COMMENTS_A_DAY):
        sk = site.sk()
        site.sends(site.writes(ADA, f"No. {at}"))
        site.sends(site.removes(ADA, sk))
        site.now += 7
    assert site.counters()[0] == 0
    sk = site.sk()
    site.sends(site.writes(ADA, "Once more"))
    assert site.reason(ADA, sk) == "too-many"


def test_an_edit_after_its_time(site: Site) -> None:
    sk = site.sk()
    site.sends(site.writes(ADA, "One"))
    site.now += COMMENT_EDIT_SECONDS + 1
    site.sends(site.puts(ADA, sk, "Two"))
    assert site.reason(ADA, sk) == "too-late"
    assert (site.published(ADA, sk) or {})["html"] == "<p>One</p>"
    assert site.counters() == (1, 1)


def test_the_time_is_the_writes_and_not_the_readers(site: Site) -> None:
    """However far behind the stream's reader is."""
    sk = site.sk()
    first = site.writes(ADA, "One")
    site.now += COMMENT_EDIT_SECONDS - 1
    second = site.puts(ADA, sk, "Two")
    site.now += 86400
    site.sends(first)
    site.sends(second)
    assert (site.published(ADA, sk) or {})["html"] == "<p>Two</p>"


def test_a_refused_comment_may_be_mended_and_then_nothing_is_told(site: Site) -> None:
    sk = site.sk()
    site.sends(site.writes(ADA, ""))
    site.now += 60
    site.sends(site.puts(ADA, sk, "One"))
    assert site.told(ADA, sk) is None
    assert (site.published(ADA, sk) or {})["html"] == "<p>One</p>"


def test_or_be_mended_too_late(site: Site) -> None:
    sk = site.sk()
    site.sends(site.writes(ADA, ""))
    site.now += COMMENT_EDIT_SECONDS + 1
    site.sends(site.puts(ADA, sk, "One"))
    assert site.reason(ADA, sk) == "too-late"


@pytest.mark.parametrize("text", ["", "One"])
def test_a_deletion_removes_the_refusal(site: Site, text: str) -> None:
    sk = site.sk()
    site.sends(site.writes(ADA, text))
    site.now += COMMENT_EDIT_SECONDS + 1
    site.sends(site.puts(ADA, sk, " "))
    assert site.told(ADA, sk) is not None
    site.sends(site.removes(ADA, sk))
    assert site.told(ADA, sk) is None


def test_an_older_record_removes_no_newer_refusal(site: Site) -> None:
    sk = site.sk()
    first, second = site.writes(ADA, "One"), site.puts(ADA, sk, "")
    site.sends(second)
    site.sends(first)
    assert site.reason(ADA, sk) == "empty"
    assert (site.published(ADA, sk) or {})["html"] == "<p>One</p>"


def test_a_refusal_that_comes_again_stays_as_it_was(site: Site) -> None:
    sk = site.sk()
    record = site.writes(ADA, "One")
    entry(site.content, status="unpublished")
    site.sends(record)
    entry(site.content)
    site.sends(record)
    assert site.reason(ADA, sk) == "not-published"
    assert site.published(ADA, sk) is None


def test_the_same_text_twice_on_one_entry(site: Site) -> None:
    site.sends(site.writes(ADA, "One"))
    site.sends(site.writes(ADA, " One\n", 1))
    assert site.reason(ADA, site.sk(1)) == "duplicate"
    site.sends(site.writes(GRACE, "One", 2))
    assert site.reason(GRACE, site.sk(2)) is None
    entry(site.content, "wagtail-13")
    elsewhere = site.sk(3, content_id="wagtail-13")
    site.sends(site.puts(ADA, elsewhere, "One"))
    assert site.reason(ADA, elsewhere) is None


def test_what_was_refused_or_taken_back_is_no_double(site: Site) -> None:
    entry(site.content, status="unpublished")
    site.sends(site.writes(ADA, "One"))
    entry(site.content)
    site.sends(site.writes(ADA, "One", 1))
    assert site.reason(ADA, site.sk(1)) is None
    site.sends(site.removes(ADA, site.sk(1)))
    site.sends(site.writes(ADA, "One", 2))
    assert site.reason(ADA, site.sk(2)) is None


def test_an_edit_to_what_one_said_already(site: Site) -> None:
    site.sends(site.writes(ADA, "One"), site.writes(ADA, "Two", 1))
    site.sends(site.puts(ADA, site.sk(1), "One"))
    assert site.reason(ADA, site.sk(1)) == "duplicate"


def test_a_day_of_300_kilobyte_items_is_too_many(site: Site) -> None:
    """One answer holds 1 MB: nobody who writes comments has as much in a day."""
    for at in range(5):
        key = CommentKey(spelled(site.now - 3600 + at), f"wagtail-{at}")
        cloud.put(site.learners, {**COMMENT.key(ADA, str(key))._asdict(), "text": "x" * 300_000})
    site.sends(site.writes(ADA, "One"))
    assert site.reason(ADA, site.sk()) == "too-many"


@pytest.mark.parametrize("rest", ["", "1", "20261301T000000000Z#wagtail-1", "x#wagtail-1#y"])
def test_a_key_of_another_form_is_junk_that_stops_nobody(site: Site, rest: str) -> None:
    junk = site.puts(ADA, f"COMMENT#{rest}", "One")
    assert site.sends(junk, site.writes(GRACE, "Mine")) == []
    assert site.counters() == (1, 1)
