"""Rotates the webhook's signing secret: `python -m operations.rotate [--finish]`.

The first step makes a second valid secret: webhooks signed with either are accepted, so the CMS can
get the new one at any time. `--finish` deletes the old one. No secret is ever printed.
"""

import argparse
import base64
import json
import secrets
import sys
from collections.abc import Mapping

from botocore.exceptions import BotoCoreError, ClientError

from lectern.cms.source import PREVIOUS_SIGNING_FIELD, SIGNING_FIELD
from lectern.signature import SECRET_PREFIX
from operations import account
from operations.operation_refused import OperationRefused

KEY_BYTES = 32

Fields = Mapping[str, str]


class RotationUnfinished(OperationRefused):
    def __init__(self) -> None:
        super().__init__(
            "The previous rotation isn't finished: the CMS may still sign with the secret that a "
            "new one would push out. Finish it first with --finish."
        )


def new_secret() -> str:
    """As Standard Webhooks writes it: a prefix and 32 random bytes in base64."""
    return SECRET_PREFIX + base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode()


def begun(fields: Fields, fresh: str) -> dict[str, str]:
    """Raises RotationUnfinished where two secrets are good already."""
    if fields.get(PREVIOUS_SIGNING_FIELD):
        raise RotationUnfinished
    return {**fields, SIGNING_FIELD: fresh, PREVIOUS_SIGNING_FIELD: fields[SIGNING_FIELD]}


def finished(fields: Fields) -> dict[str, str]:
    return {**fields, PREVIOUS_SIGNING_FIELD: ""}


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
            f"{secret_id}: both secrets are good. "
            f"Give the CMS the new one ({SIGNING_FIELD}), then --finish."
        )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
