"""Every condition operator, alone, with IfExists and under the set operators."""

import pytest

from access.iam import conditions
from access.iam.errors import PolicyInvalid, ValueInvalid
from access.iam.operators import OPERATORS


def holds(operator: str, expected: object, actual: object, key: str = "k") -> bool:
    values = expected if isinstance(expected, tuple) else (str(expected),)
    context = {} if actual is None else {key: actual}
    return conditions.parse(operator, key, values, with_variables=True).holds(context)  # type: ignore[arg-type]


TRUE = [
    ("StringEquals", "a", "a"),
    ("StringEqualsIgnoreCase", "A", "a"),
    ("StringLike", "a*", "abc"),
    ("NumericEquals", "1.0", "1"),
    ("NumericLessThan", "2", "1"),
    ("NumericLessThanEquals", "2", "2"),
    ("NumericGreaterThan", "2", "3"),
    ("NumericGreaterThanEquals", "2", "2"),
    ("DateEquals", "2026-11-21T00:00:00Z", "2026-11-21T01:00:00+01:00"),
    ("DateLessThan", "2026-11-21T00:00:00Z", "2026-11-20T00:00:00Z"),
    ("DateLessThanEquals", "1795219200", "1795219200"),
    ("DateGreaterThan", "2026-11-21", "2026-11-22"),
    ("DateGreaterThanEquals", "2026-11-21", "2026-11-21"),
    ("Bool", "true", "True"),
    ("BinaryEquals", "QmFy", "QmFy"),
    ("IpAddress", "203.0.113.0/24", "203.0.113.7"),
    ("IpAddress", "2001:db8::/32", "2001:db8::1"),
    ("ArnEquals", "arn:aws:iam::*:role/x*", "arn:aws:iam::1:role/xy"),
    ("ArnLike", "arn:aws:iam::*:role/x", "arn:aws:iam::1:role/x"),
]
FALSE = [
    ("StringEquals", "a", "A"),
    ("StringEquals", "a*", "abc"),
    ("StringEqualsIgnoreCase", "a", "b"),
    ("StringLike", "a?", "abc"),
    ("NumericEquals", "1", "2"),
    ("NumericLessThan", "2", "2"),
    ("NumericLessThanEquals", "2", "3"),
    ("NumericGreaterThan", "2", "2"),
    ("NumericGreaterThanEquals", "2", "1"),
    ("DateEquals", "2026-11-21", "2026-11-22"),
    ("DateLessThan", "2026-11-21", "2026-11-21"),
    ("DateLessThanEquals", "2026-11-21", "2026-11-22"),
    ("DateGreaterThan", "2026-11-21", "2026-11-21"),
    ("DateGreaterThanEquals", "2026-11-22", "2026-11-21"),
    ("Bool", "true", "false"),
    ("BinaryEquals", "QmFy", "QmF6"),
    ("IpAddress", "203.0.113.0/24", "203.0.114.7"),
    ("ArnEquals", "arn:aws:iam::2:role/x", "arn:aws:iam::1:role/x"),
    ("ArnLike", "arn:aws:iam::*:role/x", "arn:aws:iam::1:user/x"),
]
NEGATED = {
    "StringNotEquals": "StringEquals",
    "StringNotEqualsIgnoreCase": "StringEqualsIgnoreCase",
    "StringNotLike": "StringLike",
    "NumericNotEquals": "NumericEquals",
    "DateNotEquals": "DateEquals",
    "NotIpAddress": "IpAddress",
    "ArnNotEquals": "ArnEquals",
    "ArnNotLike": "ArnLike",
}


@pytest.mark.parametrize(("operator", "expected", "actual"), TRUE)
def test_holds(operator: str, expected: str, actual: str) -> None:
    assert holds(operator, expected, actual)


@pytest.mark.parametrize(("operator", "expected", "actual"), FALSE)
def test_does_not_hold(operator: str, expected: str, actual: str) -> None:
    assert not holds(operator, expected, actual)


@pytest.mark.parametrize(("negated", "positive"), NEGATED.items())
def test_a_negated_operator_says_the_opposite(negated: str, positive: str) -> None:
    for operator, expected, actual in TRUE + FALSE:
        if operator == positive:
            assert holds(negated, expected, actual) != holds(positive, expected, actual)


def test_every_operator_is_tested_here() -> None:
    assert {name for name, _, _ in TRUE} | set(NEGATED) == set(OPERATORS)


@pytest.mark.parametrize("operator", sorted(OPERATORS))
def test_without_the_key_only_a_negated_operator_holds(operator: str) -> None:
    expected = next((value for name, value, _ in TRUE if name == operator), "x")
    assert holds(operator, expected, None) == (operator in NEGATED)
    assert holds(f"{operator}IfExists", expected, None)


def test_if_exists_compares_a_key_that_is_there() -> None:
    assert not holds("StringEqualsIfExists", "a", "b")
    assert holds("StringEqualsIfExists", "a", "a")


def test_several_values_of_a_policy_are_alternatives() -> None:
    assert holds("StringEquals", ("a", "b"), "b")
    assert not holds("StringNotEquals", ("a", "b"), "b")


def test_null_asks_whether_the_key_is_absent() -> None:
    assert holds("Null", "true", None)
    assert holds("Null", "true", ())
    assert holds("Null", "false", "")
    assert not holds("Null", "false", None)
    assert not holds("Null", "true", ("a",))


def test_for_all_values_wants_every_value_and_takes_an_absent_key() -> None:
    assert holds("ForAllValues:StringEquals", ("a", "b"), ("a", "b"))
    assert not holds("ForAllValues:StringEquals", ("a", "b"), ("a", "c"))
    assert holds("ForAllValues:StringEquals", "a", None)
    assert holds("ForAllValues:StringEquals", "a", ())
    assert holds("ForAllValues:StringEquals", "a", "a")


def test_for_any_value_wants_one_value() -> None:
    assert holds("ForAnyValue:StringLike", "a*", ("x", "ab"))
    assert not holds("ForAnyValue:StringLike", "a*", ("x",))
    assert not holds("ForAnyValue:StringEquals", "a", None)
    assert not holds("ForAnyValue:StringNotEquals", "a", None)


def test_negation_under_a_set_operator_is_per_value() -> None:
    assert holds("ForAllValues:StringNotEquals", "a", ("b", "c"))
    assert not holds("ForAllValues:StringNotEquals", "a", ("a", "b"))
    assert holds("ForAnyValue:StringNotEquals", "a", ("a", "b"))


def test_a_multivalued_key_never_matches_without_a_set_operator() -> None:
    assert not holds("StringEquals", "a", ("a",))


def test_a_multivalued_key_under_a_negated_operator_is_refused() -> None:
    with pytest.raises(ValueInvalid):
        holds("StringNotEquals", "a", ("b",))


@pytest.mark.parametrize(
    "name",
    ["StringMatches", "ForEachValue:StringEquals", "ForAllValues:Null", "NullIfExists", "IfExists"],
)
def test_an_unknown_operator_is_refused(name: str) -> None:
    with pytest.raises(PolicyInvalid):
        conditions.parse(name, "k", ("true",), with_variables=True)


@pytest.mark.parametrize(
    ("operator", "expected", "actual"),
    [
        ("NumericEquals", "one", "1"),
        ("NumericEquals", "1", "one"),
        ("DateEquals", "soon", "2026-11-21"),
        ("Bool", "yes", "true"),
        ("BinaryEquals", "?", "QmFy"),
        ("IpAddress", "203.0.113.0/24", "here"),
        ("IpAddress", "everywhere", "203.0.113.7"),
    ],
)
def test_values_that_cannot_be_compared_are_refused(
    operator: str, expected: str, actual: str
) -> None:
    with pytest.raises(ValueInvalid):
        holds(operator, expected, actual)


@pytest.mark.parametrize("value", [("yes",), ("true", "false"), ()])
def test_null_takes_true_or_false_only(value: tuple[str, ...]) -> None:
    with pytest.raises(PolicyInvalid):
        conditions.parse("Null", "k", value, with_variables=True)


def test_condition_keys_are_found_whatever_their_case() -> None:
    parsed = conditions.parse("StringEquals", "AWS:Username", ("mia",), with_variables=True)
    assert parsed.holds({"aws:username": "mia"})
