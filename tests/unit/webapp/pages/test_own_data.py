"""Whoever takes their data along, or leaves, is told of all that is theirs."""

from lectern.learner_items import FAMILIES
from webapp.components import own_data
from webapp.pages import account


def test_each_family_that_is_exported_has_a_word_and_no_other() -> None:
    assert set(own_data.WORDS) == {family.name for family in FAMILIES if family.exported}


def test_the_page_says_each_where_it_is_exported_and_where_it_is_deleted() -> None:
    for part in (account._export(), account._leave()):
        said = str(part.render())
        assert [word for word in own_data.WORDS.values() if word not in said] == []


def test_what_others_see_is_told_apart() -> None:
    row = own_data.what_only_you_see()
    assert "likes" not in row
    assert "comments" not in row
    assert row.endswith("bookmarks and study plan")
