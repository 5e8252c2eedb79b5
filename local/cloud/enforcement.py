"""Puts Lectern's policy engine in front of DynamoDB and DynamoDB Streams.

The emulator's own check still proves who calls (signature, session, expiry); what the caller
may do is then decided here, from the raw policy documents. The emulator's evaluation of these
two services is not consulted: it lets a learner reach another's items and refuses lawful
requests. Every other service keeps it.
"""

import json
import logging
import time
import zlib
from collections.abc import Awaitable, Callable
from contextlib import suppress
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any

from access.iam.dynamodb.access import Access, Account
from access.iam.dynamodb.expand import expand
from access.iam.errors import Refused
from access.iam.evaluate import Decision, Reason, Request, decide
from local.cloud import hooks, principals, recording, table_schemas
from local.cloud.principals import Caller

EVALUATOR = "ministack.core.iam_evaluator"
TARGETS = {"dynamodb": "DynamoDB_20120810.", "dynamodbstreams": "DynamoDBStreams_20120810."}
ENFORCE = hooks.Target(
    EVALUATOR,
    "enforce",
    ("access_key_id", "iam_action", "service", "region", "resource_arn", "service_context"),
)
Handler = Callable[[str, str, dict[str, str], bytes, dict[str, Any]], Awaitable[Any]]

log = logging.getLogger(__name__)
_access_key: ContextVar[str] = ContextVar("lectern_access_key", default="")
"""The key whose signature the request in hand has passed; empty until then."""


def install() -> None:
    hooks.replace(ENFORCE, _authenticate_only)
    handlers = hooks.attribute("ministack.app", "SERVICE_HANDLERS", dict)
    for service in TARGETS:
        handlers[service] = _guarded(service, handlers[service])


def begin_request() -> None:
    """Forgets who called before; the gateway calls this first for every request."""
    _access_key.set("")


def _authenticate_only(shipped: Callable[..., Any]) -> Callable[..., Any]:
    check = hooks.original(
        hooks.Target(EVALUATOR, "check_credentials", ("access_key_id", "service"))
    )
    verified = hooks.attribute(EVALUATOR, "_verified_key", ContextVar)
    error = hooks.attribute(EVALUATOR, "AuthError", type)

    def enforce(access_key_id: str, iam_action: str, service: str, *rest: Any, **named: Any) -> Any:
        if service not in TARGETS:
            denied = shipped(access_key_id, iam_action, service, *rest, **named)
            if denied is None and recording.wanted():
                resource = named.get("resource_arn") or (*rest, "*", "*")[1]
                _record(access_key_id, Request(iam_action, str(resource), {}))
            return denied
        failure = check(access_key_id, service)
        if failure is not None:
            return failure
        if not access_key_id or verified.get() != access_key_id:
            return error("MissingAuthenticationToken", "Missing Authentication Token")
        _access_key.set(access_key_id)
        return None

    return enforce


def _guarded(service: str, shipped: Handler) -> Handler:
    async def handle(
        method: str, path: str, headers: dict[str, str], body: bytes, query: dict[str, Any]
    ) -> Any:
        target = headers.get("x-amz-target", "")
        denied = _denied(target.removeprefix(TARGETS[service]), target, body)
        return denied or await shipped(method, path, headers, body, query)

    return handle


def _denied(operation: str, target: str, body: bytes) -> Any:
    """The answer to a request that isn't allowed, or None."""
    action = f"dynamodb:{operation}"
    try:
        caller = _caller()
        if caller.policies is None:
            return None
        if operation == target:
            raise Refused(f"{target!r} is no operation of this service.")
        wanted = expand(operation, _parsed(body), _account())
        table_schemas.refuse_resource_policies(access.resource for access in wanted)
    except Refused as refused:
        return _refusal(action, "*", Decision(Reason.REFUSED, str(refused)), _arn_or_unknown())
    for access in wanted:
        decision = decide(_request(access, caller), caller.policies)
        if not decision.allowed:
            return _refusal(access.action, access.resource, decision, caller.arn)
    for access in wanted:
        recording.allowed(caller, _request(access, caller))
    return None


def _caller() -> Caller:
    key = _access_key.get()
    if not key:
        raise Refused("No signature was checked for this request.")
    return principals.resolve(key, _account_id())


def _record(access_key: str, request: Request) -> None:
    """What the emulator allowed; a caller whom the model doesn't know holds no grant of ours."""
    with suppress(Refused):
        recording.allowed(principals.resolve(access_key, _account_id()), request)


def _arn_or_unknown() -> str:
    try:
        return _caller().arn
    except Refused:
        return "unknown"


def _request(access: Access, caller: Caller) -> Request:
    now = time.time()
    context = {
        **access.context,
        **caller.context,
        "aws:requestedregion": _region(),
        "aws:securetransport": "false",
        "aws:sourceip": "127.0.0.1",
        "aws:epochtime": str(int(now)),
        "aws:currenttime": datetime.fromtimestamp(now, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
    }
    return Request(access.action, access.resource, context)


def _parsed(body: bytes) -> object:
    try:
        return json.loads(body or b"{}")
    except (ValueError, RecursionError) as error:
        raise Refused("The request isn't JSON.") from error


def _refusal(action: str, resource: str, decision: Decision, arn: str) -> Any:
    """As DynamoDB answers: status 400, and the reason in the words of IAM's messages."""
    log.info("denied %s on %s: %s %s", action, resource, decision.reason.name, decision.detail)
    reason = Reason.NO_IDENTITY_ALLOW if decision.reason is Reason.REFUSED else decision.reason
    message = (
        f"User: {arn} is not authorized to perform: {action} on resource: {resource} "
        f"{reason.value.format(action=action)}"
    )
    body = json.dumps(
        {"__type": "com.amazon.coral.service#AccessDeniedException", "Message": message}
    ).encode()
    checksum = str(zlib.crc32(body))
    return 400, {"Content-Type": "application/x-amz-json-1.0", "x-amz-crc32": checksum}, body


def _account() -> Account:
    return Account(_region(), _account_id(), table_schemas.schema_of)


def _region() -> str:
    return str(hooks.original(hooks.Target("ministack.core.responses", "get_region", ()))())


def _account_id() -> str:
    return str(hooks.original(hooks.Target("ministack.core.responses", "get_account_id", ()))())
