"""Checks that a signature covers what AWS requires: the service, the host, and each X-Amz header.

The emulator checks the signature of whatever headers its sender chose to sign, for whatever
service. An unsigned X-Amz-Target would let a captured request be sent again as another
operation (AWS, "Create a signed AWS API request": host and every x-amz-* header are signed).
"""

from collections.abc import Callable, Mapping
from typing import Any

from local.cloud.patches.door import dispatch
from local.cloud.patches.emulator import hooks

FAILURE = hooks.Target(
    "ministack.core.sigv4",
    "header_signature_failure",
    (
        "signature",
        "secret",
        "method",
        "raw_path",
        "query_params",
        "headers",
        "body",
        "presigned",
        "explain",
    ),
)
Failure = tuple[str, str] | None
NOT_SIGNED = "The headers host and x-amz-* must be signed; not signed: {names}."
OTHER_SERVICE = "Credential should be scoped to correct service: '{service}'."


def install() -> None:
    hooks.replace(FAILURE, _stricter)


def _stricter(shipped: Callable[..., Failure]) -> Callable[..., Failure]:
    def header_signature_failure(signature: Any, *rest: Any, **named: Any) -> Failure:
        headers: Mapping[str, str] = rest[4]
        if not signature.signature.isascii():
            return "SignatureDoesNotMatch", "A signature is hexadecimal."
        failure = wrong_scope(signature.service, dispatch.wanted_scope())
        if failure is None and not named.get("presigned"):
            failure = failure_of(signature.signed_headers, headers)
        if failure is not None:
            return failure
        return shipped(signature, *rest, **named)

    return header_signature_failure


def wrong_scope(service: str, wanted: str | None) -> Failure:
    """`wanted` is the service whose operation is asked; None for an API's address."""
    if wanted is None or service == wanted:
        return None
    return "SignatureDoesNotMatch", OTHER_SERVICE.format(service=wanted)


def failure_of(signed_headers: str, headers: Mapping[str, str]) -> Failure:
    """Error code and message, or None. Names in `headers` are in lower case."""
    signed = signed_headers.lower().split(";")
    covered = [name for name in headers if name == "host" or name.startswith("x-amz-")]
    missing = sorted(set(covered) - set(signed))
    if missing:
        return "SignatureDoesNotMatch", NOT_SIGNED.format(names=", ".join(missing))
    return None
