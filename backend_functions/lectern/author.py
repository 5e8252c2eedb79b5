"""The public author id: what other learners may see instead of a `sub`.

The first 26 characters of base32(HMAC-SHA256(key, sub)), in lower case: 130 bits, the same
for the same learner, and not to be turned back or recomputed without the key. The key must never
change: the ids under which likes are kept would change with it.
"""

import base64
import hashlib
import hmac

AUTHOR_ID_CHARACTERS = 26
AUTHOR_ID_PATTERN = f"[a-z2-7]{{{AUTHOR_ID_CHARACTERS}}}"


def author_id(key: str, sub: str) -> str:
    digest = hmac.digest(key.encode(), sub.encode(), hashlib.sha256)
    return base64.b32encode(digest).decode().lower()[:AUTHOR_ID_CHARACTERS]
