"""The media key's public half: `python -m operations.media_key [--second] [--write]`.

CloudFront checks signed addresses by it, and CloudFormation can't read it out of KMS. Printed as
PEM, or stored as the parameter of custom/media, for the next push.
"""

import argparse
import base64
import sys
import textwrap
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from amplify.environments import store
from amplify.environments.declared import Values
from operations import account
from operations.errors import KeyNotThere, OperationRefused, OtherKeySet

PEM_LINE = 64
NONE = "none"


def pem(der: bytes) -> str:
    """SubjectPublicKeyInfo as text (RFC 7468, 13): what KMS gives, as CloudFront takes it."""
    lines = textwrap.wrap(base64.b64encode(der).decode(), PEM_LINE)
    return "\n".join(["-----BEGIN PUBLIC KEY-----", *lines, "-----END PUBLIC KEY-----", ""])


def parameter(second: bool) -> str:
    return "secondMediaPublicKey" if second else "mediaPublicKey"


def with_key(present: Values, name: str, text: str) -> Values:
    """What is to be stored beside what an environment sets; raises OtherKeySet."""
    known = present.get("custom", {}).get("media", {}).get(name, NONE)
    if known not in (NONE, text):
        raise OtherKeySet(name)
    return {"custom": {"media": {name: text}}}


def read(kms: Any, alias: str) -> bytes:
    """Raises KeyNotThere."""
    try:
        public: bytes = kms.get_public_key(KeyId=alias)["PublicKey"]
    except ClientError as error:
        raise KeyNotThere(alias, error.response["Error"]["Code"]) from None
    return public


def write(ssm: Any, environment: str, name: str, text: str) -> None:
    store.write(ssm, environment, with_key(store.read(ssm, environment), name, text))


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m operations.media_key", description=__doc__)
    parser.add_argument("--second", action="store_true", help="the second of the two keys")
    parser.add_argument("--write", action="store_true", help="store it for the next push")
    account.add_arguments(parser)
    given = parser.parse_args(arguments)
    name = parameter(given.second)
    alias = f"alias/lectern-media-{given.env}{'-second' if given.second else ''}"
    try:
        client = account.client_of(given)
        text = pem(read(client("kms"), alias))
        if given.write:
            write(client("ssm"), given.env, name, text)
    except (OperationRefused, BotoCoreError, ClientError) as refusal:
        print(refusal, file=sys.stderr)
        return 1
    print(f"{name} of {given.env} is set. Push to use it." if given.write else text.rstrip())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
