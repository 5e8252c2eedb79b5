"""The account that a command acts on: the local Lectern of this folder, or one on AWS."""

import argparse
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import boto3
from botocore.config import Config

from operations import here
from operations.operation_refused import NoSuchEnvironment

if TYPE_CHECKING:
    from types_boto3_cognito_identity import CognitoIdentityClient

PAGE = 60
"""The maximum of one ListIdentityPools response (Cognito API reference)."""
ANSWER_SECONDS = 200
"""Longer than the time-out of the slowest function, the sweep."""

Client = Callable[[str], Any]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--env",
        default=here.ENV_NAME,
        help=f"the Amplify environment on AWS; without it {here.ENV_NAME}, this folder's",
    )
    parser.add_argument("--endpoint-url", help="another endpoint than AWS's own")


def is_local(given: argparse.Namespace) -> bool:
    return bool(given.env == here.ENV_NAME and given.endpoint_url is None)


def client_of(given: argparse.Namespace) -> Client:
    """Makes clients, with the environment's credentials if an account is named."""
    if not is_local(given):
        region = boto3.Session().region_name or here.REGION
        return _makes(boto3.Session(region_name=region), given.endpoint_url or None)
    return _makes(*here.account())


def learner_role(identities: "CognitoIdentityClient", environment: str) -> str:
    """The role that this environment's identity pool gives to signed-in users."""
    roles = identities.get_identity_pool_roles(IdentityPoolId=_pool(identities, environment))
    return roles["Roles"]["authenticated"].rpartition("/")[2]


def user_pool(identities: "CognitoIdentityClient", environment: str) -> str:
    """The user pool whose tokens this environment's identity pool accepts."""
    pool_id = _pool(identities, environment)
    providers = identities.describe_identity_pool(IdentityPoolId=pool_id)
    return providers["CognitoIdentityProviders"][0]["ProviderName"].rpartition("/")[2]


def _pool(identities: "CognitoIdentityClient", environment: str) -> str:
    name = f"lectern__{environment}"
    for pool in _pools(identities):
        if pool["IdentityPoolName"] == name:
            return str(pool["IdentityPoolId"])
    raise NoSuchEnvironment(environment, name)


def _pools(identities: "CognitoIdentityClient") -> Iterator[Any]:
    page = identities.list_identity_pools(MaxResults=PAGE)
    yield from page["IdentityPools"]
    while "NextToken" in page:
        page = identities.list_identity_pools(MaxResults=PAGE, NextToken=page["NextToken"])
        yield from page["IdentityPools"]


def _makes(session: boto3.Session, endpoint: str | None) -> Client:
    make: Any = session.client
    config = Config(read_timeout=ANSWER_SECONDS, retries={"total_max_attempts": 3})
    return lambda service: make(service, endpoint_url=endpoint, config=config)
