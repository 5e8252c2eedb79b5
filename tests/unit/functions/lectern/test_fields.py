"""A webhook's body is read field by field: each refusal names the field and what it must be."""

import re

import pytest

from lectern.errors import MalformedBody
from lectern.fields import Fields

LONG = ["a", "b", "c"]


def test_lists_have_a_bound_of_their_members() -> None:
    for read in (
        lambda: Fields({"x": LONG}, "page").lines("x", count=2, most=9),
        lambda: Fields({"x": LONG}, "page").texts("x", count=2, most=9),
        lambda: Fields({"x": [LONG, LONG]}, "page").rows("x", count=1, columns=3, most=9),
        lambda: Fields({"x": [LONG]}, "page").rows("x", count=1, columns=2, most=9),
    ):
        with pytest.raises(MalformedBody, match="must have at most"):
            read()


def test_what_holds_the_bounds_is_read_as_it_is() -> None:
    fields = Fields({"lines": LONG, "rows": [["a", ""], ["b", "c"]]}, "page")
    assert fields.lines("lines", count=3, most=1) == ("a", "b", "c")
    assert fields.rows("rows", count=2, columns=2, most=1) == (("a", ""), ("b", "c"))
    assert fields.lines("absent", count=3, most=1) == ()


def test_a_list_is_a_list() -> None:
    with pytest.raises(MalformedBody, match=r"page\.x must be a list"):
        Fields({"x": "abc"}, "page").lines("x", count=3, most=1)


def test_a_text_has_its_form() -> None:
    pattern = re.compile("[a-z]+")
    assert Fields({"x": "abc"}, "page").matching("x", pattern, "letters") == "abc"
    for wrong in ("", "a1", 7, None):
        with pytest.raises(MalformedBody, match=r"page\.x must be letters"):
            Fields({"x": wrong}, "page").matching("x", pattern, "letters")
