"""AWS clients, created at the first use: importing a handler stays cheap.

botocore alone, without boto3's resources. Time-outs are far below the functions' own, so that a
slow service turns into an error that can still be handled.
"""

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from types_boto3_cognito_idp import CognitoIdentityProviderClient
    from types_boto3_dynamodb import DynamoDBClient
    from types_boto3_secretsmanager import SecretsManagerClient
    from types_boto3_ses import SESClient
    from types_boto3_sqs import SQSClient

CONNECT_SECONDS = 1
READ_SECONDS = 3
ATTEMPTS = 3


@cache
def _session() -> Any:
    import botocore.session  # noqa: PLC0415

    return botocore.session.get_session()


@cache
def _client(service: str, attempts: int = ATTEMPTS) -> Any:
    from botocore.config import Config  # noqa: PLC0415

    config = Config(
        connect_timeout=CONNECT_SECONDS,
        read_timeout=READ_SECONDS,
        retries={"mode": "standard", "total_max_attempts": attempts},
    )
    return _session().create_client(service, config=config)


def dynamodb() -> "DynamoDBClient":
    client: DynamoDBClient = _client("dynamodb")
    return client


def secrets_manager() -> "SecretsManagerClient":
    client: SecretsManagerClient = _client("secretsmanager")
    return client


def sqs() -> "SQSClient":
    client: SQSClient = _client("sqs")
    return client


def ses() -> "SESClient":
    """Asked once: after a time-out SES may have sent the mail, and a second try would send two."""
    client: SESClient = _client("ses", 1)
    return client


def cognito() -> "CognitoIdentityProviderClient":
    client: CognitoIdentityProviderClient = _client("cognito-idp")
    return client


def kms() -> Any:
    """Untyped, as the type stubs of KMS aren't among the locked packages."""
    return _client("kms")


def error_response(error: Exception) -> Mapping[str, Any]:
    """What AWS answered; empty where nothing did.

    botocore's time-outs and broken connections (`HTTPClientError` and below) carry a `response`
    that is None. So nobody reads that attribute but here.
    """
    response = getattr(error, "response", None)
    return response if isinstance(response, Mapping) else {}


def error_code(error: Exception) -> str:
    """What AWS calls the failure, else the name of the exception (no connection, a time-out …)."""
    told = error_response(error).get("Error")
    code = told.get("Code") if isinstance(told, Mapping) else None
    return str(code) if code else type(error).__name__
