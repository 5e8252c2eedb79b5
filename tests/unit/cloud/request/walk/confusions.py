"""Requests that name an operation in the place of their protocol, and another in another place."""

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlencode

from tests.unit.cloud.request.walk.samples import Request

OPEN_TARGET = "AWSCognitoIdentityProviderService.SignUp"
LURES = (
    {"Action": "InvokeFunctionUrl"},
    {"Action": "SignUp"},
    {"Action": "AssumeRoleWithWebIdentity", "Version": "2011-06-15"},
    {"Action": "GetCallerIdentity", "Version": "2011-06-15"},
)
"""Actions that are open to all, or to whoever has any key."""

FORM = "application/x-www-form-urlencoded"
JSON = "application/x-amz-json-1.1"


def of(base: Request) -> Iterator[tuple[str, Request]]:
    """Each with the name of the place into which something was put. What names no operation
    but by its method and `/` alone is left out: with an Action it is a lawful request for that.
    """
    if base.scope == "s3" and base.path == "/":
        return
    for lure in LURES:
        named = f"{base.names} + {lure['Action']}"
        yield f"{named} in the query", _in_query(base, lure)
        if base.scope != "s3" or base.method == "POST":
            yield f"{named} in a form", _in_form(base, lure)
    if "x-amz-target" not in {name.lower() for name in base.headers}:
        yield f"{base.names} + a target", _with(base, {"X-Amz-Target": OPEN_TARGET})
        both = {"X-Amz-Target": OPEN_TARGET, "Content-Type": JSON}
        yield f"{base.names} + a target and its type", _with(base, both)
    yield f"{base.names} + an RPC", _with(base, {"smithy-protocol": "rpc-v2-cbor"})


def of_open(base: Request, path: str, method: str) -> Iterator[tuple[str, Request]]:
    """An open operation's naming on the path of another."""
    yield f"{base.names} at {method} {path}", replace(base, path=path, method=method)


def _in_query(base: Request, lure: dict[str, str]) -> Request:
    query = "&".join(part for part in (base.query, urlencode(lure)) if part)
    return replace(base, query=query)


def _in_form(base: Request, lure: dict[str, str]) -> Request:
    if "form" in " ".join(base.headers.values()):
        return replace(base, body=base.body + b"&" + urlencode(lure).encode())
    return replace(_with(base, {"Content-Type": FORM}), body=urlencode(lure).encode())


def _with(base: Request, headers: dict[str, str]) -> Request:
    lower = {name.lower() for name in headers}
    kept = {name: value for name, value in base.headers.items() if name.lower() not in lower}
    return replace(base, headers={**kept, **headers})
