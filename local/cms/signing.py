"""Standard Webhooks signatures (https://www.standardwebhooks.com, "Signature scheme")."""

import base64
import binascii
import hashlib
import hmac
from dataclasses import dataclass

from lectern import signature_headers
from lectern.signature import SECRET_PREFIX


@dataclass(frozen=True)
class SignedHeaders:
    """The three headers of a signed webhook; `timestamp` is in seconds since the epoch."""

    id: str
    timestamp: str
    signature: str

    def as_dict(self) -> dict[str, str]:
        return {
            signature_headers.ID: self.id,
            signature_headers.TIMESTAMP: self.timestamp,
            signature_headers.SIGNATURE: self.signature,
        }


def secret_bytes(secret: str) -> bytes:
    """The key in `whsec_<base64>`; a rest that isn't base64 is taken as it stands."""
    rest = secret.removeprefix(SECRET_PREFIX)
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
