"""Whether who confirms an account is the browser that signed it up.

The browser makes PROOF_BYTES random bytes. With the sign-up goes their SHA-256, with the
confirmation go the bytes themselves: only that browser has them, and only the mailbox has the code
that goes with them. Both are written in lower-case hexadecimal digits.
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
