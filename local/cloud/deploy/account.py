"""Clients of the local account, signed with its root keys."""

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

import boto3
from botocore.config import Config

from local import credentials
from local.settings import ENV_NAME, REGION, Settings

if TYPE_CHECKING:
    from types_boto3_apigateway import APIGatewayClient
    from types_boto3_cloudformation import CloudFormationClient
    from types_boto3_lambda import LambdaClient
    from types_boto3_s3 import S3Client
    from types_boto3_secretsmanager import SecretsManagerClient
    from types_boto3_ses import SESClient

PROJECT = "lectern"
STACK = f"amplify-{PROJECT}-{ENV_NAME}"


@dataclass(frozen=True)
class Account:
    cloudformation: "CloudFormationClient"
    s3: "S3Client"
    secrets: "SecretsManagerClient"
    ses: "SESClient"
    gateway: "APIGatewayClient"
    functions: "LambdaClient"


def connect(settings: Settings) -> Account:
    session = boto3.Session(
        aws_access_key_id=(keys := _root_keys(settings))[0],
        aws_secret_access_key=keys[1],
        region_name=REGION,
    )
    config = Config(retries={"max_attempts": 3}, s3={"addressing_style": "path"})
    url = settings.cloud_url
    return Account(
        cloudformation=session.client("cloudformation", endpoint_url=url, config=config),
        s3=session.client("s3", endpoint_url=url, config=config),
        secrets=session.client("secretsmanager", endpoint_url=url, config=config),
        ses=session.client("ses", endpoint_url=url, config=config),
        gateway=session.client("apigateway", endpoint_url=url, config=config),
        functions=session.client("lambda", endpoint_url=url, config=config),
    )


def _root_keys(settings: Settings) -> tuple[str, str]:
    """From the environment, else from the state directory's own file, as the cloud does."""
    key = os.environ.get("LECTERN_ROOT_ACCESS_KEY_ID", "")
    secret = os.environ.get("LECTERN_ROOT_SECRET_ACCESS_KEY", "")
    if key and secret:
        return key, secret
    stored = credentials.load_or_create(settings.state)
    return stored.root_access_key_id, stored.root_secret_access_key
