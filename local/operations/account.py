"""Which account a command acts on: the local Lectern of this folder, or one on AWS."""

import argparse

import boto3

from local import settings
from local.cloud.deploy import outputs
from local.operations.errors import NothingDeployed
from local.run.credentials import load_or_create
from local.settings import ENV_NAME


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--env", help="the Amplify environment of a Lectern on AWS; local without")
    parser.add_argument("--endpoint-url", help="another endpoint than AWS's own")


def environment(given: argparse.Namespace) -> str:
    return given.env or ENV_NAME


def session(given: argparse.Namespace) -> tuple[boto3.Session, str | None]:
    """With the credentials of the environment where one is named; and the endpoint to ask."""
    if given.env:
        region = boto3.Session().region_name or settings.REGION
        return boto3.Session(region_name=region), given.endpoint_url
    chosen = settings.from_environ()
    stacks = outputs.read(chosen.state)
    if stacks is None:
        raise NothingDeployed
    root = load_or_create(chosen.state)
    local = boto3.Session(
        root.root_access_key_id, root.root_secret_access_key, region_name=stacks.region
    )
    return local, stacks.awsEndpoint
