"""A stack may be deleted only when its data isn't deleted with it."""

from typing import Any

import pytest

from local.template import kept


def _template(**policies: str) -> dict[str, Any]:
    return {
        "Resources": {
            "Pool": {"Type": "AWS::Cognito::UserPool", "Properties": {}, **policies},
            "Topic": {"Type": "AWS::SNS::Topic"},
        }
    }


@pytest.mark.parametrize(
    "policies",
    [
        {},
        {"DeletionPolicy": "Retain"},
        {"DeletionPolicy": "Delete", "UpdateReplacePolicy": "Retain"},
    ],
)
def test_data_is_unretained_until_both_policies_retain_it(policies: dict[str, str]) -> None:
    assert kept.unretained(_template(**policies)) == ["Pool"]


def test_a_retaining_template_keeps_the_data_and_changes_nothing_else() -> None:
    template = kept.retaining(_template())
    assert kept.unretained(template) == []
    assert template["Resources"]["Pool"]["Properties"] == {}
    assert template["Resources"]["Topic"] == {"Type": "AWS::SNS::Topic"}


def test_a_retaining_template_changes_more_than_policies() -> None:
    """CloudFormation refuses an update of policies alone."""
    assert "Metadata" in kept.retaining(_template())["Resources"]["Pool"]


def test_what_is_retained_already_is_left_as_it_is() -> None:
    template = _template(DeletionPolicy="Retain", UpdateReplacePolicy="Retain")
    assert kept.retaining(template) == template
