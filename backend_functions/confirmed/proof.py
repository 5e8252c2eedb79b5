"""Whether the browser that confirms an account signed up for it, with the same password.

The browser makes a proof of PROOF_BYTES bytes from a random salt, which it keeps, and the password.
The sign-up brings the proof's SHA-256, the confirmation the proof itself: only that browser has the
salt, and only the mailbox's owner has the code. Both are lower-case hexadecimal digits.
"""

import hashlib
import hmac
import re

from lectern.limits import PROOF_BYTES

_PROOF = re.compile(rf"[0-9a-f]{{{2 * PROOF_BYTES}}}")


def fits(proof: str, digest: str) -> bool:
    """False for what isn't in the form of a proof, an empty one too. In constant time."""
    if not _PROOF.fullmatch(proof):
        return False
    found = hashlib.sha256(bytes.fromhex(proof)).hexdigest()
    return hmac.compare_digest(found.encode(), digest.encode())
