"""A learner's credentials open nothing but the two tables, and no way to better credentials."""

import base64
import json
from dataclasses import dataclass
from typing import Any

import pytest
import requests
from botocore.exceptions import ClientError

from tests.access import people
from tests.access.cloud import Cloud
from tests.access.lawful_requests import PROJECTION, one
from tests.access.people import Person

TIMEOUT_SECONDS = 10


@dataclass(frozen=True)
class Attempt:
    service: str
    operation: str
    parameters: dict[str, Any]

    def __str__(self) -> str:
        return f"{self.service}:{self.operation}"


EVERYTHING = [
    Attempt("cloudformation", "list_stacks", {}),
    Attempt("cognito-identity", "list_identity_pools", {"MaxResults": 5}),
    Attempt("cognito-idp", "list_users", {"UserPoolId": "{userPoolId}"}),
    Attempt(
        "cognito-idp",
        "admin_add_user_to_group",
        {"UserPoolId": "{userPoolId}", "Username": "ada@lectern.test", "GroupName": "moderators"},
    ),
    Attempt("dynamodbstreams", "list_streams", {}),
    Attempt("dynamodbstreams", "describe_stream", {"StreamArn": "{learnersStreamArn}"}),
    Attempt("events", "list_rules", {}),
    Attempt("iam", "list_roles", {}),
    Attempt("iam", "get_role", {"RoleName": "{learnerRoleName}"}),
    Attempt(
        "iam",
        "put_role_policy",
        {"RoleName": "{learnerRoleName}", "PolicyName": "mine", "PolicyDocument": "{{}}"},
    ),
    Attempt("kms", "list_keys", {}),
    Attempt("lambda", "list_functions", {}),
    Attempt("lambda", "invoke", {"FunctionName": "{activityFunction}", "Payload": b"{}"}),
    Attempt("logs", "describe_log_groups", {}),
    Attempt("s3", "list_buckets", {}),
    Attempt("s3", "list_objects_v2", {"Bucket": "{deploymentBucketName}"}),
    Attempt("secretsmanager", "get_secret_value", {"SecretId": "{webhookSecretId}"}),
    Attempt("secretsmanager", "list_secrets", {}),
    Attempt("ses", "list_identities", {}),
    Attempt("sqs", "receive_message", {"QueueUrl": "{ingestQueueUrl}"}),
    Attempt("sqs", "send_message", {"QueueUrl": "{ingestQueueUrl}", "MessageBody": "x"}),
    Attempt("ssm", "describe_parameters", {}),
    Attempt("sts", "assume_role", {"RoleArn": "{learnerRoleArn}", "RoleSessionName": "me"}),
    Attempt("sts", "get_federation_token", {"Name": "me"}),
    Attempt("apigateway", "get_api_keys", {}),
]


def filled(cloud: Cloud, parameters: dict[str, Any]) -> dict[str, Any]:
    """With the stacks' own ids in the place of their names."""
    names = vars(cloud.stacks)
    return {
        name: value.format(**names) if isinstance(value, str) else value
        for name, value in parameters.items()
    }


@pytest.mark.attack
@pytest.mark.parametrize("attempt", EVERYTHING, ids=str)
def test_a_learner_may_use_no_other_service(attempt: Attempt, cloud: Cloud, ada: Person) -> None:
    keys = ada.dynamodb._request_signer._credentials  # type: ignore[attr-defined]
    service = people.client(cloud, attempt.service, keys.access_key, keys.secret_key, keys.token)
    with pytest.raises(ClientError, match=r"AccessDenied|NotAuthorized|not authorized|Forbidden"):
        getattr(service, attempt.operation)(**filled(cloud, attempt.parameters))


@pytest.mark.attack
@pytest.mark.parametrize("attempt", EVERYTHING, ids=str)
def test_who_is_signed_out_may_use_no_service(attempt: Attempt, cloud: Cloud) -> None:
    service = people.unsigned(cloud, attempt.service)
    with pytest.raises(ClientError, match=r"Authentication|AccessDenied|UnrecognizedClient"):
        getattr(service, attempt.operation)(**filled(cloud, attempt.parameters))


def forged(claims: dict[str, Any]) -> str:
    """A token that says what one likes, signed by nobody."""
    parts = ({"alg": "none"}, claims)
    encoded = [base64.urlsafe_b64encode(json.dumps(each).encode()).decode() for each in parts]
    return ".".join([each.rstrip("=") for each in encoded]) + "."


@pytest.mark.attack
@pytest.mark.parametrize("role", ["learnerRoleArn", "unauthRoleName", "activityFunction"])
def test_no_token_of_ones_own_making_gives_a_role(role: str, cloud: Cloud) -> None:
    named = getattr(cloud.stacks, role)
    account = cloud.stacks.learnerRoleArn.split(":")[4]
    arn = named if named.startswith("arn:") else f"arn:aws:iam::{account}:role/{named}"
    claims = {
        "iss": "https://cognito-identity.amazonaws.com",
        "aud": cloud.stacks.identityPoolId,
        "sub": f"{cloud.stacks.region}:someone",
        "amr": ["authenticated"],
        "exp": 9999999999,
    }
    with pytest.raises(ClientError, match="AccessDenied"):
        people.unsigned(cloud, "sts").assume_role_with_web_identity(
            RoleArn=arn, RoleSessionName="me", WebIdentityToken=forged(claims)
        )


def test_a_forged_sign_in_gives_no_identity(cloud: Cloud) -> None:
    provider = people.provider(cloud, cloud.stacks.userPoolId)
    claims = {
        "iss": f"https://{provider}",
        "aud": cloud.stacks.userPoolClientId,
        "sub": "someone",
        "token_use": "id",
        "exp": 9999999999,
    }
    with pytest.raises(ClientError, match="NotAuthorized"):
        people.unsigned(cloud, "cognito-identity").get_id(
            IdentityPoolId=cloud.stacks.identityPoolId, Logins={provider: forged(claims)}
        )


@pytest.mark.attack
@pytest.mark.parametrize("asked", ["search?q=x", "media?content=wagtail-1&path=/private/a.mp4"])
@pytest.mark.parametrize("use", ["id", "access"])
def test_a_forged_sign_in_opens_no_part_of_the_api(use: str, asked: str, cloud: Cloud) -> None:
    claims = {
        "iss": f"https://{people.provider(cloud, cloud.stacks.userPoolId)}",
        "aud": cloud.stacks.userPoolClientId,
        "client_id": cloud.stacks.userPoolClientId,
        "sub": "someone",
        "token_use": use,
        "exp": 9999999999,
    }
    answer = requests.get(
        f"{cloud.stacks.apiUrl}/{asked}",
        headers={"authorization": forged(claims)},
        timeout=TIMEOUT_SECONDS,
    )
    assert answer.status_code == 401


def test_an_unknown_identity_gives_no_access(cloud: Cloud, ada: Person) -> None:
    identities = people.unsigned(cloud, "cognito-identity")
    try:
        issued = identities.get_credentials_for_identity(
            IdentityId=f"{cloud.stacks.region}:made-up"
        )
    except ClientError:
        return
    keys = issued["Credentials"]
    session = (keys["AccessKeyId"], keys["SecretKey"], keys["SessionToken"])
    stranger = Person("", people.client(cloud, "dynamodb", *session))
    asked = one(ada.sub, **PROJECTION)
    assert not stranger.may("Query", TableName=cloud.stacks.learnersTable, **asked)
