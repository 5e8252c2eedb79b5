"""JSON Web Tokens taken apart and put together wrong (RFC 7519)."""

import base64
import json
from typing import Any


def part(content: Any) -> str:
    return base64.urlsafe_b64encode(json.dumps(content).encode()).decode().rstrip("=")


def claims(token: str) -> dict[str, Any]:
    middle = token.split(".")[1]
    found: dict[str, Any] = json.loads(base64.urlsafe_b64decode(middle + "=" * (-len(middle) % 4)))
    return found


def with_claims(token: str, **changes: Any) -> str:
    """Other claims under the signature of the true ones."""
    head, _, signature = token.split(".")
    return f"{head}.{part({**claims(token), **changes})}.{signature}"


def unsigned(token: str, **changes: Any) -> str:
    """RFC 7519, 6: an unsecured token, which says that it needs no signature."""
    return f"{part({'alg': 'none'})}.{part({**claims(token), **changes})}."


def with_signature_of(token: str, other: str) -> str:
    return f"{token.rpartition('.')[0]}.{other.rpartition('.')[2]}"


def with_header(token: str, **header: Any) -> str:
    _, middle, signature = token.split(".")
    return f"{part(header)}.{middle}.{signature}"
