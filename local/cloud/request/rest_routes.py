"""Operations that are named by method and path.

A path is compared segment by segment, each decoded once. What a lax reader could take for another
path (an empty segment, dots, an encoded slash) matches nothing here.
"""

import re
from dataclasses import dataclass
from functools import cache
from urllib.parse import unquote

from botocore.model import OperationModel

from local.cloud.request import aws_models
from local.cloud.request.aws_models import Service
from local.cloud.request.sent import Sent
from local.cloud.request.underived import Underived, Unsigned

BUCKET = re.compile(r"(?!\d+\.\d+\.\d+\.\d+$)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")
ELSEWHERE = ("iceberg", "health", "login", "logout", "oauth2", "saml2", "latest", "v20180820")
"""Paths that the emulator would take for another service's (no name of a bucket here)."""

LABEL = re.compile(r"[A-Za-z0-9_.:$@+=, -]+")
READ_ANYWHERE = (
    "account-settings",
    "code-signing-config",
    "event-invoke-config",
    "provisioned-concurrency",
)
"""Words that the emulator's Lambda looks for in all of a path, so that no name may hold them."""


@dataclass(frozen=True)
class Route:
    """`segments` are literals, or labels as `{name}`; `query` is what tells equal paths apart."""

    method: str
    segments: tuple[str, ...]
    query: tuple[tuple[str, str], ...]
    service: Service
    operation: OperationModel


def named(sent: Sent, scope: str | None) -> tuple[Service, OperationModel]:
    """Without a signature no service of this kind is asked: none of their operations is open."""
    if scope is None:
        raise Unsigned("it bears no signature and names no operation")
    if scope == "s3":
        return _of_objects(sent)
    found = [route for route in routes(scope) if _matches(route, sent)]
    best = max(((len(each.query), _literals(each)) for each in found), default=None)
    chosen = [each for each in found if (len(each.query), _literals(each)) == best]
    if len(chosen) != 1:
        raise Underived(f"{scope} has no one operation of this method and path")
    return chosen[0].service, chosen[0].operation


@cache
def routes(scope: str) -> tuple[Route, ...]:
    return tuple(
        _route(service, service.model.operation_model(name))
        for service in aws_models.rest_services(scope)
        for name in service.model.operation_names
    )


def is_of_json(sent: Sent) -> bool:
    """Whether a request without a signature asks one of the services that answer in JSON."""
    scopes = {each.scope for each in aws_models.services() if each.protocol == "rest-json"}
    return any(_matches(route, sent) for scope in scopes for route in routes(scope))


def _route(service: Service, operation: OperationModel) -> Route:
    path, _, query = operation.http["requestUri"].partition("?")
    wanted = tuple(tuple(part.partition("=")[::2]) for part in query.split("&") if part)
    return Route(
        operation.http["method"],
        _segments(path),
        tuple((str(name), str(value)) for name, value in wanted),
        service,
        operation,
    )


def _segments(path: str) -> tuple[str, ...]:
    return tuple(path.removesuffix("/").split("/")[1:])


def _literals(route: Route) -> int:
    return sum(not each.startswith("{") for each in route.segments)


def _matches(route: Route, sent: Sent) -> bool:
    given = _segments(sent.path)
    if route.method != sent.method or len(route.segments) != len(given):
        return False
    if any(sent.query.get(name, [None])[0] != value for name, value in route.query):
        return False
    return all(map(_fits, route.segments, given))


def _fits(wanted: str, given: str) -> bool:
    if not wanted.startswith("{"):
        return wanted == given
    value = unquote(given, errors="strict") if given.isascii() else ""
    if "arn" in wanted.lower():
        value = value.replace("/", "")  # an ARN's own slashes, encoded in one segment
    if value.startswith("url") or any(word in value for word in READ_ANYWHERE):
        return False
    return LABEL.fullmatch(value) is not None and value not in {".", ".."}


def _of_objects(sent: Sent) -> tuple[Service, OperationModel]:
    """S3's: what is done to which bucket is read by the emulator's own table of its actions; the
    operation stands for its level only.
    """
    (service,) = aws_models.rest_services("s3")
    bucket, _, key = sent.path.removeprefix("/").partition("/")
    if bucket and (not BUCKET.fullmatch(bucket) or bucket.startswith(ELSEWHERE)):
        raise Underived("its path begins with no bucket's name")
    if unquote(key).startswith("/") or {".", ".."} & set(unquote(key).split("/")):
        raise Underived("its key could be read as another")
    if "Action" in sent.query or "x-amz-request-route" in sent.headers:
        raise Underived("it names an operation that isn't S3's")
    name = "GetObject" if key else "ListObjectsV2" if bucket else "ListBuckets"
    return service, service.model.operation_model(name)
