"""CloudFront's signed URLs: the text that is signed, and the URL that carries it.

CloudFront Developer Guide, "Create a signed URL using a canned policy": the policy has one
resource and one end, is written without white space, hashed and signed; the signature travels in
base64 with `+`, `=` and `/` replaced by `-`, `_` and `~`. `Hash-Algorithm=SHA256` says that the
hash is SHA-256 in place of SHA-1. CloudFront takes ECDSA keys of 256 bits ("Specify signers that
can create signed URLs and signed cookies").
"""

import base64
import json
from collections.abc import Callable

Sign = Callable[[bytes], bytes]
"""The ECDSA signature of a message's SHA-256, in DER; raises SignerUnavailable."""

_IN_ADDRESSES = str.maketrans("+=/", "-_~")


def canned_policy(resource: str, expires: int) -> str:
    """`resource`: the whole address of one file. `expires`: seconds since the epoch."""
    condition = {"DateLessThan": {"AWS:EpochTime": expires}}
    policy = {"Statement": [{"Resource": resource, "Condition": condition}]}
    return json.dumps(policy, separators=(",", ":"), ensure_ascii=False)


def in_address(signature: bytes) -> str:
    return base64.b64encode(signature).decode().translate(_IN_ADDRESSES)


def signed_address(resource: str, expires: int, key_pair_id: str, sign: Sign) -> str:
    """`resource` has no query: what follows are the four parameters of CloudFront."""
    signature = in_address(sign(canned_policy(resource, expires).encode()))
    return (
        f"{resource}?Expires={expires}&Signature={signature}"
        f"&Key-Pair-Id={key_pair_id}&Hash-Algorithm=SHA256"
    )
