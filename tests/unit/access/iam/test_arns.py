"""Resource matching: six components, each by itself; incomplete ARNs filled up."""

import pytest

from access.iam import arns, templates

ARN = "arn:aws:dynamodb:eu-west-1:123456789012:table/learners"


def resource_matches(text: str, arn: str = ARN, **values: str) -> bool:
    template = templates.parse(text, with_variables=True)
    return arns.resource_matches(templates.resolve(template, values), arn)


@pytest.mark.parametrize(
    "text",
    [
        "*",
        ARN,
        "arn:aws:dynamodb:*:*:table/*",
        "arn:aws:dynamodb:eu-west-1:123456789012:table/learner?",
        "arn:aws:dynamodb:*",
    ],
)
def test_a_resource_is_named_by(text: str) -> None:
    assert resource_matches(text)


@pytest.mark.parametrize(
    "text",
    [
        "arn:aws:dynamodb:*learners",
        "arn:aws:dynamodb:eu-west-1:123456789012:table/Learners",
        "arn:aws:dynamodb:eu-west-1:123456789012:table/learners/*",
        "learners",
        "",
    ],
)
def test_a_resource_is_not_named_by(text: str) -> None:
    assert not resource_matches(text)


def test_a_wildcard_of_a_table_covers_its_indexes_but_the_table_alone_does_not() -> None:
    assert resource_matches(f"{ARN}/index/*", f"{ARN}/index/by-title")
    assert not resource_matches(ARN, f"{ARN}/index/by-title")


def test_colons_of_a_substituted_value_separate_nothing() -> None:
    text = "arn:aws:s3:::bucket/${sub}/x"
    assert resource_matches(text, "arn:aws:s3:::bucket/eu-west-1:abc/x", sub="eu-west-1:abc")


def test_arn_operators_want_all_six_components() -> None:
    assert arns.arn_like(templates.parse("arn:*:*:*:*:*", with_variables=True), ARN)  # type: ignore[arg-type]
    assert not arns.arn_like(templates.parse("arn:aws:*", with_variables=True), ARN)  # type: ignore[arg-type]
