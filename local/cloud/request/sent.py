"""A request as it was sent, parsed once and strictly. It refuses a request that two parsers could
read differently.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import parse_qs, unquote

from local.cloud.request.asgi import Scope
from local.cloud.request.underived import Underived

ONCE = frozenset(
    {
        "authorization",
        "content-encoding",
        "content-length",
        "content-type",
        "date",
        "host",
        "origin",
        "smithy-protocol",
        "transfer-encoding",
        "x-amz-content-sha256",
        "x-amz-date",
        "x-amz-security-token",
        "x-amz-target",
        "x-lectern-root-key",
    }
)
"""Headers that decide something. The emulator joins repeated ones, others take the first."""

SCOPE = re.compile(r"Credential=[^/,\s]+/\d{8}/[^/,\s]+/([a-z0-9-]+)/aws4_request(?=[,\s]|$)")
PRESIGNED = re.compile(r"[^/]+/\d{8}/[^/]+/([a-z0-9-]+)/aws4_request")
ESCAPES = re.compile(r"%(?![0-9A-Fa-f]{2})")
VISIBLE = re.compile(r"/[\x21-\x7e]*")
SIGNATURE_PARAMETERS = ("X-Amz-Algorithm", "X-Amz-Credential", "X-Amz-Signature")
OF_SIGNATURES = frozenset(
    f"x-amz-{name}"
    for name in (
        "algorithm",
        "credential",
        "date",
        "expires",
        "region-set",
        "security-token",
        "signature",
        "signedheaders",
    )
) | {"awsaccesskeyid"}
"""What a presigned address says, in lower case: the emulator reads some in either."""


@dataclass(frozen=True)
class Sent:
    """`path` is as it came, percent-escapes and all; header names are in lower case."""

    method: str
    path: str
    query: Mapping[str, list[str]]
    headers: Mapping[str, str]
    body: bytes = b""

    @property
    def content_type(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def is_form(self) -> bool:
        return self.content_type == "application/x-www-form-urlencoded"


def read(scope: Scope) -> Sent:
    """Without its body. Raises Underived for what could be read in two ways."""
    path = (scope.get("raw_path") or b"").decode("latin-1")
    if not VISIBLE.fullmatch(path) or ESCAPES.search(path):
        raise Underived("its path isn't one that an SDK sends")
    asked = scope.get("query_string", b"").decode("latin-1")
    if not asked.isascii() or ESCAPES.search(asked):
        raise Underived("its query isn't one that an SDK sends")
    try:
        unquote(path, errors="strict")
        query = parse_qs(asked, keep_blank_values=True, errors="strict")
    except UnicodeDecodeError as error:
        raise Underived("its address isn't UTF-8") from error
    return Sent(scope["method"], path, query, _headers(scope))


def with_body(sent: Sent, body: bytes) -> Sent:
    return replace(sent, body=body)


def signed_for(sent: Sent) -> str | None:
    """The service that the signature names, or None where none can be read; two are refused.

    Whether it holds, and is for the service whose operation is asked, is checked with it.
    """
    header = sent.headers.get("authorization", "")
    said = [name for name in sent.query if name.lower() in OF_SIGNATURES]
    if header and said:
        raise Underived("it is signed twice")
    if said:
        return _presigned_for(sent, said)
    if header.count("Credential=") > 1:
        raise Underived("its Authorization header names two keys")
    found = SCOPE.findall(header) if header.startswith("AWS4-HMAC-SHA256 ") else []
    return str(found[0]) if found else None


def _presigned_for(sent: Sent, said: list[str]) -> str:
    if any(len(sent.query[name]) != 1 for name in said):
        raise Underived("its presigned address says something twice")
    spelled = all(name.startswith("X-Amz-") for name in said)
    credential = PRESIGNED.fullmatch("".join(sent.query.get("X-Amz-Credential", [])))
    if not spelled or credential is None or not set(SIGNATURE_PARAMETERS) <= set(said):
        raise Underived("its presigned address isn't whole")
    if sent.query["X-Amz-Algorithm"] != ["AWS4-HMAC-SHA256"]:
        raise Underived("it isn't signed by Signature Version 4")
    return credential[1]


def _headers(scope: Scope) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for raw_name, raw_value in scope.get("headers", []):
        name = raw_name.decode("latin-1").lower()
        if name in found and name in ONCE:
            raise Underived(f"the header {name} is there twice")
        found.setdefault(name, raw_value.decode("latin-1"))
    return found
