"""What a learner's browser writes is declared once, and everything else follows from it."""

import re
from dataclasses import replace
from itertools import permutations
from typing import get_args

import pytest

from activity import records
from lectern import attributes, learner_items
from lectern.comment_keys import CommentKey
from lectern.errors import JunkItem
from lectern.families import (
    COMMENT_KEY,
    CONTENT_ID,
    DAY_AND_CONTENT_ID,
    NOTHING,
    OWN_ID,
    Attribute,
    Family,
    Use,
)
from lectern.learner_items import ACTIVE, FAMILIES, LIKE, PROFILE, family_of
from tests.unit.functions.activity.conftest import LESSON
from tests.unit.functions.streams import LEARNER, record

PIN = Family(
    "pin",
    "PIN#",
    (Attribute("contentId", "content id"), Attribute("createdAt", "time")),
    activity="ignore",
    exported=True,
    follows=CONTENT_ID,
)
DAY = "2026-03-29+01:00"
RESTS = {
    NOTHING: ("", None),
    CONTENT_ID: (LESSON, LESSON),
    DAY_AND_CONTENT_ID: (f"{DAY}#{LESSON}", LESSON),
    COMMENT_KEY: (str(CommentKey("20261127T190000000Z", LESSON)), LESSON),
    OWN_ID: ("0a000000-0000-4000-8000-00000000ada0", None),
}
"""What follows a family's sort key, and which entry it names."""
every_family = pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.name)


@pytest.fixture
def with_pins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(learner_items, "FAMILIES", (*FAMILIES, PIN))


@every_family
def test_a_family_knows_its_own_keys_and_no_others(family: Family) -> None:
    rest, entry = RESTS[family.follows]
    key = family.key(LEARNER, rest)
    assert key.pk == LEARNER
    assert family_of(key.sk) is family
    assert family.content_id(key.sk) == entry
    assert re.fullmatch(family.key_pattern, key.sk)


@every_family
def test_the_sort_key_of_many_items_ends_where_the_rest_begins(family: Family) -> None:
    assert family.many == family.sort_key.endswith("#")


def test_no_sort_key_is_of_two_families() -> None:
    for one, other in permutations(FAMILIES, 2):
        assert not one.begins(other.sort_key)


@pytest.mark.parametrize("sk", ["", "LIKES#wagtail-1", "like#wagtail-1", "PROFILE#1", "PROFILES"])
def test_what_only_looks_like_a_familys_key_is_nobodys(sk: str) -> None:
    assert family_of(sk) is None


@pytest.mark.parametrize("sk", ["LIKE#", "LIKE#wagtail", "LIKE#wagtail-1#2", "LIKE#wagtail-1\n"])
def test_only_a_content_id_names_an_entry(sk: str) -> None:
    assert LIKE.content_id(sk) is None


@pytest.mark.parametrize(
    "sk",
    [f"ACTIVE#{LESSON}", f"ACTIVE#{DAY}", f"ACTIVE#{DAY}#", f"ACTIVE#{DAY}#{DAY}#{LESSON}",
     f"ACTIVE#29.3.2026#{LESSON}", f"ACTIVE#2026-03-29#{LESSON}", f"ACTIVE#{DAY}0#{LESSON}",
     f"ACTIVE##{LESSON}"],
)  # fmt: skip
def test_a_dated_key_names_an_entry_only_behind_a_day(sk: str) -> None:
    assert ACTIVE.begins(sk)
    assert ACTIVE.content_id(sk) is None


def test_the_days_sort_before_all_that_a_sign_in_reads() -> None:
    """Its Query begins behind them, whatever comes in later years."""
    behind = ACTIVE.sort_key[:-1] + "$"
    assert ACTIVE.key(LEARNER, f"9999-12-31+14:00#{LESSON}").sk < behind
    assert all(family.sort_key > behind for family in FAMILIES if family is not ACTIVE)


def test_an_attribute_means_the_same_in_every_family() -> None:
    """IAM grants it by its name alone."""
    known: dict[str, Attribute] = {}
    for family in FAMILIES:
        for each in family.attributes:
            assert known.setdefault(each.name, each) == each


@every_family
def test_a_declaration_is_whole(family: Family) -> None:
    names = [each.name for each in family.attributes]
    assert len({*names}) == len(names)
    assert not attributes.KEY & {*names}
    for each in family.attributes:
        assert bool(each.choices) == (each.kind == "choice")
        bounded = each.kind in {"text", "whole"}
        assert (each.most > 0) == bounded, "a text and a number have a bound"
        assert each.least <= each.most


def test_what_may_be_written_is_what_some_family_declares() -> None:
    declared = {each.name for family in FAMILIES for each in family.attributes}
    assert attributes.KEY | declared == attributes.LEARNER_WRITABLE


def test_an_attribute_is_asked_for_by_its_name() -> None:
    assert PROFILE.attribute("about").most == 500
    with pytest.raises(KeyError):
        PROFILE.attribute("contentId")


@pytest.mark.usefixtures("with_pins")
@pytest.mark.parametrize("sk", [f"PIN#{LESSON}", "PIN#", "PIN#no id"])
@pytest.mark.parametrize("event", ["INSERT", "MODIFY", "REMOVE"])
def test_a_new_private_family_is_never_junk(event: str, sk: str) -> None:
    assert records.parse(record(event, LEARNER, sk, 1)) is None


def test_and_before_it_is_declared_it_is() -> None:
    with pytest.raises(JunkItem):
        records.parse(record("INSERT", LEARNER, f"PIN#{LESSON}", 1))


@every_family
def test_activity_knows_what_to_do_with_every_family(family: Family) -> None:
    assert family.activity in records.USES
    assert {*records.USES} <= {*get_args(Use)}


def test_a_family_that_is_counted_is_counted_by_the_same_rule(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The rule is the declaration's and not the name's."""
    monkeypatch.setattr(learner_items, "FAMILIES", (replace(PIN, activity="count"),))
    change = records.parse(record("INSERT", LEARNER, f"PIN#{LESSON}", 1))
    assert isinstance(change, records.LikeChange)
    assert change.content_id == LESSON
    with pytest.raises(JunkItem):
        records.parse(record("INSERT", LEARNER, "PIN#no id", 1))
