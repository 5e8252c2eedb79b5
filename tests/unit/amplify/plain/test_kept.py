"""A stack may be deleted only when its data isn't deleted with it."""

import json
from typing import TYPE_CHECKING, Any

import boto3
import pytest
from botocore.stub import Stubber

from amplify.plain import kept, live
from amplify.plain.errors import WouldBeLost

if TYPE_CHECKING:
    from types_boto3_cloudformation import CloudFormationClient


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


@pytest.mark.parametrize("policy", sorted(kept.RETAINING["DeletionPolicy"]))
def test_an_older_stack_that_retains_plainly_keeps_its_data_too(policy: str) -> None:
    assert kept.unretained(_template(DeletionPolicy=policy, UpdateReplacePolicy="Retain")) == []


def test_a_live_stack_that_would_lose_data_is_named_with_all_that_it_would_lose() -> None:
    client, stubber = stubbed()
    for body in (_template(**kept.POLICIES), _template()):
        stubber.add_response("get_template", {"TemplateBody": json.dumps(body)})
    with stubber, pytest.raises(WouldBeLost, match="Not retained: Pool of b"):
        live.expect_retained(client, {"a": "stack-a", "b": "stack-b"})


def stubbed() -> tuple["CloudFormationClient", Stubber]:
    client = boto3.client(
        "cloudformation", "eu-west-1", aws_access_key_id="id", aws_secret_access_key="secret"
    )
    return client, Stubber(client)
