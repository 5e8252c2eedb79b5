"""Conditions of response templates hold for what they hold for in Velocity."""

import pytest

from local.cloud.patches.apigateway import template_conditions
from local.cloud.patches.apigateway.template_conditions import Unreadable

ALL = ("", "a", "b", "ab")


@pytest.mark.parametrize(
    ("condition", "held"),
    [
        ("A && B", {"ab"}),
        ("A || B", {"a", "b", "ab"}),
        ("!A", {"", "b"}),
        ("A || B && !A", {"a", "b", "ab"}),
        ("(A || B) && !A", {"b"}),
        ("!(A && B)", {"", "a", "b"}),
    ],
)
def test_a_condition_reads_as_in_velocity(condition: str, held: set[str]) -> None:
    for letter in "AB":
        condition = condition.replace(letter, f"$input.body.contains('{letter.lower()}')")
    read = {said: template_conditions.read(f"({condition})", 0, said) for said in ALL}
    assert {said for said, reading in read.items() if reading.holds} == held
    assert {reading.end for reading in read.values()} == {len(condition) + 2}


@pytest.mark.parametrize(
    "condition",
    [
        "",
        "()",
        "$input.body.contains('a'",
        '$input.body.contains("a")',
        "$input.body.contains('$a')",
        "$input.body.contains('a') & $input.body.contains('b')",
        "$input.body.contains('a') $input.body.contains('b')",
        "$input.body.contains('a') &&",
        "$input.path('$.a') == 'a'",
        "!",
    ],
)
def test_what_is_not_modelled_is_no_condition(condition: str) -> None:
    with pytest.raises(Unreadable):
        template_conditions.read(f"({condition})", 0, "a")
