"""An authenticator app: the codes of a secret (RFC 6238: HMAC-SHA-1, half a minute, six digits)."""

import base64
import hashlib
import hmac
import struct
import time

STEP_SECONDS = 30
DIGITS = 6


def code(secret: str, steps: int = 0) -> str:
    """Of now, or of so many steps later; a pool takes one step to either side."""
    counter = struct.pack(">Q", int(time.time()) // STEP_SECONDS + steps)
    digest = hmac.new(base64.b32decode(secret), counter, hashlib.sha1).digest()
    at = digest[-1] & 0x0F
    number = struct.unpack(">I", digest[at : at + 4])[0] & 0x7FFFFFFF
    return str(number % 10**DIGITS).zfill(DIGITS)
