"""Standard Webhooks signatures over the raw body.

The signed text is `<webhook-id>.<webhook-timestamp>.<body>`; the header holds one or more
`v1,<base64 of HMAC-SHA256>` separated by spaces
(https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md).
"""

import base64
import binascii
import hashlib
import hmac
from collections.abc import Sequence

from lectern import signature_headers
from lectern.delivery import Delivery
from lectern.errors import BadSignature
from lectern.limits import SIGNATURE_TOLERANCE_SECONDS

SECRET_PREFIX = "whsec_"  # noqa: S105 - the public prefix of every such secret
VERSION_PREFIX = "v1,"


def verify(delivery: Delivery, secrets: Sequence[str]) -> None:
    """Raises BadSignature unless one of `secrets` signed this delivery.

    The timestamp is compared with the time of receipt. So a message that waited in a queue, or is
    replayed days later, is as fresh as on receipt.
    """
    headers = delivery.headers
    message_id = headers.get(signature_headers.ID, "")
    timestamp = headers.get(signature_headers.TIMESTAMP, "")
    signatures = _signatures(headers.get(signature_headers.SIGNATURE, ""))
    if not (message_id and signatures and timestamp.isdecimal() and len(timestamp) < 16):
        raise BadSignature("The signature headers are missing or malformed.")
    if abs(delivery.received_at - int(timestamp)) > SIGNATURE_TOLERANCE_SECONDS:
        raise BadSignature("The webhook's timestamp is too far from its time of receipt.")
    signed = f"{message_id}.{timestamp}.{delivery.body}".encode()
    expected = [sign(secret, signed) for secret in secrets if secret]
    matches = [hmac.compare_digest(one, other) for one in expected for other in signatures]
    if not any(matches):
        raise BadSignature("No known secret made the webhook's signature.")


def sign(secret: str, signed: bytes) -> bytes:
    """The signature's base64, without its version prefix."""
    return base64.b64encode(hmac.digest(_key(secret), signed, hashlib.sha256))


def _signatures(header: str) -> list[bytes]:
    return [
        part.removeprefix(VERSION_PREFIX).encode()
        for part in header.split()
        if part.startswith(VERSION_PREFIX)
    ]


def _key(secret: str) -> bytes:
    """The decoded base64 of the secret; a secret that isn't base64 is used as it is."""
    text = secret.removeprefix(SECRET_PREFIX)
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error:
        return text.encode()
