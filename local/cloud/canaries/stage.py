"""The boot check's targets: a separate table, role and session."""

import json
import secrets
import time
from urllib.parse import urlencode

from botocore.credentials import Credentials

from local import settings
from local.cloud.canaries.signing import FORM, Client
from local.cloud.patches.door import sessions
from local.cloud.process.cloud_refused import CanaryFailed
from local.cloud.process.configuration import ACCOUNT_ID

OWN = "canary-own"
"""The `sub` that the session is tagged with."""

ACTIONS = ("GetItem", "BatchGetItem", "Query", "PutItem", "BatchWriteItem", "PartiQLSelect")
SECONDS = 3600
KEY = {"AttributeName": "pk", "KeyType": "HASH"}


def session(role: str, seconds: int = SECONDS, *, tagged: bool = True) -> Credentials:
    """A session such as the identity pool issues, without a sign-in, that ends in `seconds`."""
    credentials = Credentials(
        "ASIA" + secrets.token_hex(8).upper(), secrets.token_hex(20), secrets.token_hex(32)
    )
    described = {
        "Arn": f"arn:aws:sts::{ACCOUNT_ID}:assumed-role/{role}/CognitoIdentityCredentials",
        "UserId": "AROACANARY:CognitoIdentityCredentials",
        "SecretAccessKey": credentials.secret_key,
        "SessionToken": credentials.token,
        "AccountId": ACCOUNT_ID,
        "PrincipalType": "AssumedRole",
        "Expiration": time.time() + seconds,
        "SessionTags": [{"Key": "sub", "Value": OWN}] if tagged else [],
        "_identity_id": "eu-west-1:canary",
        "_identity_pool_id": "eu-west-1:canary-pool",
        "_cognito_amr": ["authenticated"],
    }
    sessions.register(credentials.access_key, described)
    return credentials


async def prepare(root: Client, table: str, role: str) -> None:
    created = await root.dynamodb(
        "CreateTable",
        {
            "TableName": table,
            "KeySchema": [KEY],
            "AttributeDefinitions": [{"AttributeName": "pk", "AttributeType": "S"}],
            "BillingMode": "PAY_PER_REQUEST",
        },
    )
    if created.status != 200:
        raise CanaryFailed(f"The boot check can't create its table: {created.body.decode()}")
    await _iam(root, "CreateRole", RoleName=role, AssumeRolePolicyDocument=_TRUST)
    await _iam(
        root, "PutRolePolicy", RoleName=role, PolicyName="canary", PolicyDocument=_policy(table)
    )


async def clean_up(root: Client, table: str, role: str, *made: Credentials) -> None:
    for each in made:
        sessions.forget(each.access_key)
    await root.dynamodb("DeleteTable", {"TableName": table})
    await _iam(root, "DeleteRolePolicy", RoleName=role, PolicyName="canary")
    await _iam(root, "DeleteRole", RoleName=role)


async def _iam(root: Client, action: str, **parameters: str) -> None:
    form = urlencode({"Action": action, "Version": "2010-05-08", **parameters})
    answer = await root.send("iam", {"content-type": FORM}, form.encode())
    if answer.status != 200:
        raise CanaryFailed(f"The boot check's {action} failed: {answer.body.decode()}")


_TRUST = json.dumps(
    {
        "Version": "2012-10-17",
        "Statement": {
            "Effect": "Allow",
            "Principal": {"Federated": "cognito-identity.amazonaws.com"},
            "Action": "sts:AssumeRoleWithWebIdentity",
        },
    }
)


def _policy(table: str) -> str:
    own = {"dynamodb:LeadingKeys": ["${aws:PrincipalTag/sub}"]}
    statement = {
        "Effect": "Allow",
        "Action": [f"dynamodb:{action}" for action in ACTIONS],
        "Resource": f"arn:aws:dynamodb:{settings.REGION}:{ACCOUNT_ID}:table/{table}",
        "Condition": {
            "ForAllValues:StringEquals": own,
            "Null": {"dynamodb:LeadingKeys": "false"},
        },
    }
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]})
