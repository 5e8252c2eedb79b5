"""Who may use the key that signs addresses of private media: one function, and only to sign."""

from typing import Any

import pytest
from botocore.exceptions import ClientError

from tests.access import people
from tests.access.cloud import Cloud
from tests.access.people import Person

ALGORITHM = "ECDSA_SHA_256"
OTHERS = ["cmsIngest", "activity", "search", "opsAlerts", "sweep", "confirmed", "tellEditors"]


def _kms(cloud: Cloud, function: str) -> Any:
    name = getattr(cloud.stacks, f"{function}Function")
    return people.client(cloud, "kms", *people.function_keys(cloud, name))


def _sign(kms: Any, key: str) -> bytes:
    signature: bytes = kms.sign(KeyId=key, Message=b"x", SigningAlgorithm=ALGORITHM)["Signature"]
    return signature


def _another_key(cloud: Cloud) -> str:
    """Of the same account and the same kind; its policy leaves it to IAM who may use it."""
    made = people.root(cloud, "kms").create_key(KeySpec="ECC_NIST_P256", KeyUsage="SIGN_VERIFY")
    arn: str = made["KeyMetadata"]["Arn"]
    return arn


def test_media_signs_with_its_own_key_and_with_no_other(cloud: Cloud) -> None:
    kms = _kms(cloud, "media")
    assert _sign(kms, cloud.stacks.signingKeyArn)
    with pytest.raises(ClientError, match="AccessDenied"):
        _sign(kms, _another_key(cloud))


@pytest.mark.parametrize(
    ("operation", "given"),
    [
        ("get_public_key", {}),
        ("describe_key", {}),
        ("verify", {"Message": b"x", "Signature": b"x", "SigningAlgorithm": ALGORITHM}),
        ("schedule_key_deletion", {"PendingWindowInDays": 7}),
        ("put_key_policy", {"PolicyName": "default", "Policy": "{}"}),
    ],
)
def test_media_may_do_nothing_else_to_its_key(
    operation: str, given: dict[str, Any], cloud: Cloud
) -> None:
    with pytest.raises(ClientError, match="AccessDenied"):
        getattr(_kms(cloud, "media"), operation)(KeyId=cloud.stacks.signingKeyArn, **given)


@pytest.mark.parametrize("function", OTHERS)
def test_no_other_function_signs(function: str, cloud: Cloud) -> None:
    with pytest.raises(ClientError, match="AccessDenied"):
        _sign(_kms(cloud, function), cloud.stacks.signingKeyArn)


def test_no_learner_signs(cloud: Cloud, ada: Person) -> None:
    keys = ada.dynamodb._request_signer._credentials  # type: ignore[attr-defined]
    kms = people.client(cloud, "kms", keys.access_key, keys.secret_key, keys.token)
    with pytest.raises(ClientError, match="AccessDenied"):
        _sign(kms, cloud.stacks.signingKeyArn)
