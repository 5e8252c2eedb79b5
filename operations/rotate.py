"""Rotates the webhook's signing secret: `python -m operations.rotate [--finish]`.

Begun, two secrets are good: webhooks signed with either are taken, so the CMS can be given the new
one at any moment. Finished, the old one is forgotten. No secret is ever printed.
"""

import argparse
import base64
import json
import secrets
import sys
from collections.abc import Mapping

from botocore.exceptions import BotoCoreError, ClientError

from operations import account
from operations.errors import OperationRefused

PREFIX = "whsec_"
KEY_BYTES = 32
NOW, BEFORE = "signingSecret", "previousSigningSecret"

Fields = Mapping[str, str]


class RotationUnfinished(OperationRefused):
    def __init__(self) -> None:
        super().__init__(
            "The previous rotation isn't finished: the CMS may still sign with the secret that a "
            "new one would push out. Finish it first with --finish."
        )


def new_secret() -> str:
    """As Standard Webhooks writes it: a prefix and 32 random bytes in base64."""
    return PREFIX + base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode()


def begun(fields: Fields, fresh: str) -> dict[str, str]:
    """Raises RotationUnfinished where two secrets are good already."""
    if fields.get(BEFORE):
        raise RotationUnfinished
    return {**fields, NOW: fresh, BEFORE: fields[NOW]}


def finished(fields: Fields) -> dict[str, str]:
    return {**fields, BEFORE: ""}


def _arguments(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m operations.rotate", description=__doc__)
    parser.add_argument("--finish", action="store_true", help="forget the previous secret")
    account.add_arguments(parser)
    return parser.parse_args(arguments)


def main(arguments: list[str]) -> int:
    given = _arguments(arguments)
    try:
        client = account.client_of(given)("secretsmanager")
        secret_id = f"lectern/{given.env}/webhook"
        present = json.loads(client.get_secret_value(SecretId=secret_id)["SecretString"])
        changed = finished(present) if given.finish else begun(present, new_secret())
        client.put_secret_value(SecretId=secret_id, SecretString=json.dumps(changed))
    except (OperationRefused, BotoCoreError, ClientError) as refusal:
        print(refusal, file=sys.stderr)
        return 1
    if given.finish:
        print(f"{secret_id}: the previous secret is forgotten.")
    else:
        print(
            f"{secret_id}: both secrets are good. Give the CMS the new one ({NOW}), then --finish."
        )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
