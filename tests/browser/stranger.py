"""Who signed up with somebody's address and a password of their own, past the site."""

import base64
import hashlib
import hmac
import secrets
import time
from typing import Any

import boto3
from botocore import UNSIGNED
from botocore.config import Config
from botocore.exceptions import ClientError

from local.outputs import Outputs
from tests.access import srp

STEP_SECONDS, DIGITS = 30, 6


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


def forsake(outputs: Outputs, token: str) -> None:
    anyone(outputs).delete_user(AccessToken=token)


def move(outputs: Outputs, token: str) -> None:
    """Gives the account another address of theirs, whose mailbox AWS would ask first."""
    address = {"Name": "email", "Value": f"theirs-{secrets.token_hex(4)}@lectern.test"}
    anyone(outputs).update_user_attributes(AccessToken=token, UserAttributes=[address])


def bolt(outputs: Outputs, token: str) -> list[str]:
    """Puts a second factor of their own before the account; returns what refused each step."""
    cognito, secret = anyone(outputs), "A" * 32
    refused = []
    try:
        secret = cognito.associate_software_token(AccessToken=token)["SecretCode"]
    except ClientError as error:
        refused.append(error.response["Error"]["Code"])
    try:
        cognito.verify_software_token(AccessToken=token, UserCode=one_time_code(secret))
    except ClientError as error:
        refused.append(error.response["Error"]["Code"])
    for factor in ("SoftwareTokenMfaSettings", "SMSMfaSettings"):
        try:
            wanted = {factor: {"Enabled": True, "PreferredMfa": True}}
            cognito.set_user_mfa_preference(AccessToken=token, **wanted)
        except ClientError as error:
            refused.append(error.response["Error"]["Code"])
    return refused


def one_time_code(secret: str) -> str:
    """RFC 6238, with SHA-1 and steps of 30 seconds."""
    counter = int(time.time() // STEP_SECONDS).to_bytes(8, "big")
    digest = hmac.new(base64.b32decode(secret), counter, hashlib.sha1).digest()
    start = digest[-1] & 0xF
    number = int.from_bytes(digest[start : start + 4], "big") & 0x7FFFFFFF
    return f"{number % 10**DIGITS:0{DIGITS}}"
