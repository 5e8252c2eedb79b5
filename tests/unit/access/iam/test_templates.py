"""Policy variables and wildcards, as "IAM policy elements: Variables and tags" has them."""

import pytest

from access.iam import templates
from access.iam.errors import PolicyInvalid, VariableUnresolved


def matches(text: str, value: str, *, with_variables: bool = True, **keys: object) -> bool:
    template = templates.parse(text, with_variables=with_variables)
    context = {name.replace("__", ":"): found for name, found in keys.items()}
    return templates.matches(templates.resolve(template, context), value)  # type: ignore[arg-type]


def test_a_star_matches_any_characters_and_a_question_mark_exactly_one() -> None:
    assert matches("COURSE#*", "COURSE#")
    assert matches("COURSE#*", "COURSE#7\nand a line")
    assert matches("a?c", "abc")
    assert not matches("a?c", "ac")


def test_a_variable_stands_for_the_value_of_its_key_whatever_its_case() -> None:
    assert matches("${AWS:Username}/x", "mia/x", aws__username="mia")


@pytest.mark.parametrize("value", ["*", "?", "a*"])
def test_wildcards_in_a_substituted_value_are_plain_text(value: str) -> None:
    assert matches("${aws:username}", value, aws__username=value)
    assert not matches("${aws:username}", "abc", aws__username=value)


def test_an_escaped_wildcard_or_dollar_is_that_character() -> None:
    assert matches("${*}-${?}-${$}", "*-?-$")
    assert not matches("${*}", "anything")


def test_a_default_stands_in_for_an_absent_key_only() -> None:
    assert matches("${aws:username, 'guest'}", "guest")
    assert matches("${aws:username, 'guest'}", "mia", aws__username="mia")


def test_a_default_is_plain_text_too() -> None:
    assert not matches("${aws:username, '*'}", "anyone")


def test_an_absent_key_without_default_is_unresolved() -> None:
    with pytest.raises(VariableUnresolved):
        matches("${aws:username}", "")


def test_a_multivalued_key_is_no_value_even_with_a_default() -> None:
    with pytest.raises(VariableUnresolved):
        matches("${aws:tagkeys, 'none'}", "a", aws__tagkeys=("a", "b"))


def test_without_the_version_that_has_variables_they_are_plain_text() -> None:
    assert matches("${aws:username}", "${aws:username}", with_variables=False)


@pytest.mark.parametrize("text", ["${", "${aws:username", "${}", "${a, b}", "${a,'b}"])
def test_a_malformed_variable_is_refused(text: str) -> None:
    with pytest.raises(PolicyInvalid):
        templates.parse(text, with_variables=True)


def test_a_substituted_value_is_not_expanded_again() -> None:
    assert matches("${aws:username}", "${aws:userid}", aws__username="${aws:userid}")
