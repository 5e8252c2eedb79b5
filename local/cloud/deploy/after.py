"""The operator's manual steps after a first deployment on AWS, for the local cloud."""

import base64
import json
import secrets
from typing import TYPE_CHECKING

from lectern.cms.source import SIGNING_FIELD
from lectern.signature import SECRET_PREFIX

if TYPE_CHECKING:
    from types_boto3_lambda import LambdaClient
    from types_boto3_secretsmanager import SecretsManagerClient
    from types_boto3_ses import SESClient

SIGNING_SECRET_BYTES = 32


def set_signing_secret(client: "SecretsManagerClient", secret_id: str) -> None:
    """Gives the webhook a `whsec_` secret once; one that is there is kept, run after run."""
    current = json.loads(client.get_secret_value(SecretId=secret_id)["SecretString"])
    if current[SIGNING_FIELD].startswith(SECRET_PREFIX):
        return
    key = base64.b64encode(secrets.token_bytes(SIGNING_SECRET_BYTES)).decode()
    value = {**current, SIGNING_FIELD: SECRET_PREFIX + key}
    client.put_secret_value(SecretId=secret_id, SecretString=json.dumps(value))


def verify_sender(client: "SESClient", address: str) -> None:
    """On AWS the owner of the mailbox confirms; the emulator takes the request for it."""
    client.verify_email_identity(EmailAddress=address)


def stand_in_for_cloudfront(
    client: "LambdaClient", function: str, origin: str, key_pair_id: str
) -> None:
    """Tells a function that the CLI deployed what custom/media would have put out.

    The CLI passes outputs on by itself and lets nobody choose them; this cloud lacks CloudFront,
    so there they are `none`.
    """
    present = client.get_function_configuration(FunctionName=function)["Environment"]["Variables"]
    given = {"PRIVATE_MEDIA_ORIGIN": origin, "KEY_PAIR_ID": key_pair_id}
    client.update_function_configuration(
        FunctionName=function, Environment={"Variables": {**present, **given}}
    )
