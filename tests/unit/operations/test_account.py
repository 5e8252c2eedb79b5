"""An environment's name is enough to find the role that a command acts on."""

from typing import Any

import boto3
import pytest
from botocore.stub import Stubber

from operations import account
from operations.account import PAGE
from operations.errors import NoSuchEnvironment

POOLS = {"lectern__dev": "eu-west-1:dev", "lectern__prod": "eu-west-1:prod"}


@pytest.fixture
def identities() -> Any:
    return boto3.client(
        "cognito-identity", "eu-west-1", aws_access_key_id="none", aws_secret_access_key="none"
    )


def _lists(stub: Stubber) -> None:
    """One pool a page."""
    (first, last) = [{"IdentityPoolName": n, "IdentityPoolId": i} for n, i in POOLS.items()]
    page = {"IdentityPools": [first], "NextToken": "more"}
    stub.add_response("list_identity_pools", page, {"MaxResults": PAGE})
    asked = {"MaxResults": PAGE, "NextToken": "more"}
    stub.add_response("list_identity_pools", {"IdentityPools": [last]}, asked)


def test_the_auth_role_is_what_the_environments_own_pool_gives(identities: Any) -> None:
    with Stubber(identities) as stub:
        _lists(stub)
        roles = {"authenticated": "arn:aws:iam::123456789012:role/prod-authRole"}
        asked = {"IdentityPoolId": POOLS["lectern__prod"]}
        stub.add_response("get_identity_pool_roles", {"Roles": roles}, asked)
        assert account.learner_role(identities, "prod") == "prod-authRole"


def test_an_environment_that_isnt_there_is_named(identities: Any) -> None:
    with Stubber(identities) as stub:
        _lists(stub)
        with pytest.raises(NoSuchEnvironment, match="no environment test"):
            account.learner_role(identities, "test")
