"""Which account a command acts on: the local Lectern of this folder, or one on AWS."""

import argparse
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import boto3
from botocore.config import Config

from amplify.project import stack_outputs
from local import settings
from local.run.credentials import load_or_create
from local.settings import ENV_NAME
from operations.errors import NoSuchEnvironment, NothingDeployed

if TYPE_CHECKING:
    from types_boto3_cognito_identity import CognitoIdentityClient

PAGE = 60
"""The most that one answer of ListIdentityPools holds (Cognito API reference)."""
ANSWER_SECONDS = 200
"""Longer than the function that takes longest, the sweep, may run."""

Client = Callable[[str], Any]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--env",
        default=ENV_NAME,
        help=f"the Amplify environment of a Lectern on AWS; {ENV_NAME}, this folder's, without",
    )
    parser.add_argument("--endpoint-url", help="another endpoint than AWS's own")


def is_local(given: argparse.Namespace) -> bool:
    return bool(given.env == ENV_NAME and given.endpoint_url is None)


def client_of(given: argparse.Namespace) -> Client:
    """Makes clients: with the credentials of the environment where an account is named."""
    if not is_local(given):
        region = boto3.Session().region_name or settings.REGION
        return _makes(boto3.Session(region_name=region), given.endpoint_url or None)
    chosen = settings.from_environ()
    stacks = stack_outputs.read(chosen.state)
    if stacks is None:
        raise NothingDeployed
    root = load_or_create(chosen.state)
    local = boto3.Session(
        root.root_access_key_id, root.root_secret_access_key, region_name=stacks.region
    )
    return _makes(local, stacks.awsEndpoint)


def learner_role(identities: "CognitoIdentityClient", environment: str) -> str:
    """The role that this environment's identity pool gives to who is signed in."""
    roles = identities.get_identity_pool_roles(IdentityPoolId=_pool(identities, environment))
    return roles["Roles"]["authenticated"].rpartition("/")[2]


def user_pool(identities: "CognitoIdentityClient", environment: str) -> str:
    """The user pool whose sign-ins this environment's identity pool takes."""
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
