"""Who signed up with somebody's address and a password of their own, past the site."""

from typing import Any

import boto3
from botocore import UNSIGNED
from botocore.config import Config

from local.outputs import Outputs
from tests.access import srp


def anyone(outputs: Outputs) -> Any:
    """The user pool as somebody without AWS credentials reaches it."""
    return boto3.client(
        "cognito-idp",
        region_name=outputs.region,
        endpoint_url=outputs.awsEndpoint,
        config=Config(signature_version=UNSIGNED, retries={"total_max_attempts": 1}),
    )


def plant(outputs: Outputs, address: str, password: str) -> None:
    anyone(outputs).sign_up(
        ClientId=outputs.userPoolClientId,
        Username=address,
        Password=password,
        UserAttributes=[{"Name": "email", "Value": address}],
    )


def session(outputs: Outputs, address: str, password: str) -> str:
    """The access token of a sign-in."""
    pool, client = outputs.userPoolId, outputs.userPoolClientId
    return srp.tokens(anyone(outputs), pool, client, address, password)["AccessToken"]
