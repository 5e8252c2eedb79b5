"""Standard Webhooks signatures (https://www.standardwebhooks.com, "Signature scheme")."""

import base64
import binascii
import hashlib
import hmac
from dataclasses import dataclass

PREFIX = "whsec_"


@dataclass(frozen=True)
class SignedHeaders:
    """The three headers of a signed webhook; `timestamp` is in seconds since the epoch."""

    id: str
    timestamp: str
    signature: str

    def as_dict(self) -> dict[str, str]:
        return {
            "webhook-id": self.id,
            "webhook-timestamp": self.timestamp,
            "webhook-signature": self.signature,
        }


def secret_bytes(secret: str) -> bytes:
    """The key in `whsec_<base64>`; a text that isn't base64 is itself the key."""
    rest = secret.removeprefix(PREFIX)
    try:
        return base64.b64decode(rest, validate=True)
    except binascii.Error:
        return rest.encode()


def sign(message_id: str, epoch_seconds: int, body: bytes, key: bytes) -> SignedHeaders:
    signed = b".".join((message_id.encode(), str(epoch_seconds).encode(), body))
    digest = hmac.new(key, signed, hashlib.sha256).digest()
    return SignedHeaders(
        id=message_id,
        timestamp=str(epoch_seconds),
        signature=f"v1,{base64.b64encode(digest).decode()}",
    )
