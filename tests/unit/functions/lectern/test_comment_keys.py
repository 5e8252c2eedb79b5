"""A comment's key says when, on which entry and in which thread, or it is no comment's key."""

import pytest

from lectern import comment_keys, keys
from lectern.author import author_id
from lectern.comment_keys import CommentKey, comment_id, parse, seconds, spelled
from lectern.learner_items import COMMENT

TIME = "20261127T190000123Z"
ROOT = comment_id(TIME, author_id("a key", "somebody"))
MOMENT = 1_795_806_000.123


@pytest.mark.parametrize("root", ["", ROOT])
def test_what_is_spelled_is_read_back(root: str) -> None:
    claimed = CommentKey(TIME, "wagtail-12", root)
    assert parse(str(claimed)) == claimed
    assert COMMENT.content_id(COMMENT.key("sub", str(claimed)).sk) == "wagtail-12"


@pytest.mark.parametrize(
    "text",
    [
        "",
        TIME,
        f"{TIME}#",
        f"{TIME}#wagtail",
        f"{TIME}#wagtail-12#",
        f"{TIME}#wagtail-12#{TIME}",
        f"{TIME}#wagtail-12#{ROOT}x",
        f"{TIME}#wagtail-12#{ROOT}#{ROOT}",
        f"{TIME}#wagtail-12\n",
        f"{TIME.lower()}#wagtail-12",
        "20261127T19000012Z#wagtail-12",
        "20261327T190000123Z#wagtail-12",
        "20261127T250000123Z#wagtail-12",
        "20260229T190000123Z#wagtail-12",
        "２０２６1127T190000123Z#wagtail-12",
        f"{TIME}#wagtail-12#{TIME}-{'A' * 26}",
    ],
)
def test_anything_else_is_no_comment(text: str) -> None:
    assert parse(text) is None


def test_a_time_is_spelled_as_it_is_read() -> None:
    assert seconds(TIME) == pytest.approx(MOMENT)
    assert spelled(MOMENT) == TIME
    assert seconds("yesterday") is None


def test_later_times_stand_later_in_text_order() -> None:
    moments = [0.0, 1.0, 59.999, 1e9, MOMENT, MOMENT + 0.001, MOMENT + 86400]
    assert sorted(map(spelled, moments)) == [*map(spelled, moments)]


def test_a_reply_stands_in_the_partition_of_its_thread() -> None:
    assert keys.published_comment("c-1", "i") == keys.Key("COMMENTS#c-1", "i")
    assert keys.published_comment("c-1", "i", ROOT) == keys.Key(f"REPLIES#c-1#{ROOT}", "i")


def test_every_author_id_has_the_form_that_a_key_expects() -> None:
    for number in range(50):
        assert parse(f"{TIME}#c-1#{comment_id(TIME, author_id('key', str(number)))}")


def test_the_pattern_for_browsers_is_written_as_both_languages_write_it() -> None:
    assert "?P<" not in comment_keys.COMMENT_ID_PATTERN
