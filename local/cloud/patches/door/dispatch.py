"""Has the emulator check and run what was derived, and nothing that it reads for itself.

As shipped, it finds the service in one place, the action in another and the handler's operation
in a third: `?Action=InvokeFunctionUrl` on the path that creates a function was checked as a
function's address, which is open, and run as CreateFunction. Here the service and the action of a
request are those that `derivation` told, once.
"""

from collections.abc import Callable, Mapping
from contextvars import ContextVar
from typing import Any

from local.cloud.patches.door.authentication import SERVED_UNSIGNED
from local.cloud.patches.emulator import hooks
from local.cloud.request import unsigned
from local.cloud.request.derivation import Call
from local.cloud.request.sent import Sent

ACTIONS = "ministack.core.iam_actions"
DETECT = hooks.Target(
    "ministack.app", "detect_service", ("method", "path", "headers", "query_params")
)
EXTRACT = hooks.Target(
    ACTIONS,
    "extract_iam_action",
    ("service", "method", "path", "headers", "body", "query_params"),
)
JSON_FIELD = hooks.Target(ACTIONS, "_safe_json_field", ("body", "field"))
S3_ACTION = hooks.Target(ACTIONS, "_s3_action", ("method", "path", "query_params"))
NAMESPACES = hooks.Value(ACTIONS, "SERVICE_TO_IAM_NAMESPACE", dict)
S3_QUERIES = tuple(
    hooks.Value(ACTIONS, name, dict)
    for name in ("_S3_QUERY_ACTIONS", "_S3_BUCKET_QUERY_ACTIONS", "_S3_OBJECT_QUERY_ACTIONS")
)
UNDERIVED = "lectern:Underived"
"""An action that no policy allows: who isn't root is refused where nothing was derived."""

INVOKE = "lambda:InvokeFunction"
RENAMED = {
    ("lambda", "Invoke"): INVOKE,
    ("lambda", "InvokeAsync"): INVOKE,
    ("lambda", "InvokeWithResponseStream"): INVOKE,
    ("lambda", "GetLayerVersionByArn"): "lambda:GetLayerVersion",
}
"""Operations whose permission has another name (AWS, "Service Authorization Reference")."""

_call: ContextVar[Call | None] = ContextVar("lectern_call", default=None)


def install() -> None:
    hooks.replace(DETECT, _derived_service)
    hooks.replace(EXTRACT, _derived_action)
    hooks.replace(SERVED_UNSIGNED, _derived_openness)
    hooks.replace(JSON_FIELD, _only_of_json)


def begin_request(call: Call | None) -> None:
    """The gateway says of every request what it asks for; None for what is no operation."""
    _call.set(call)


def wanted_scope() -> str | None:
    """The service that the request in hand must be signed for; None for what is no operation."""
    call = _call.get()
    return call.service.scope if call else None


def action_of(call: Call, method: str, path: str, query: Mapping[str, Any]) -> str:
    """The IAM action of a call; `path` as the emulator gives it, decoded."""
    if call.service.name == "s3":
        return _action_on_objects(method, path, query)
    if call.service.emulated == "apigateway":
        return f"apigateway:{method}"
    namespaces = hooks.attribute(*NAMESPACES)
    named = f"{namespaces[call.service.emulated]}:{call.name}"
    return RENAMED.get((call.service.name, call.name), named)


def refuses_as_two(sent: Sent) -> bool:
    """Whether an address names two of a bucket's sub-resources."""
    return len(_sub_resources() & set(sent.query)) > 1


def _sub_resources() -> frozenset[str]:
    return frozenset(name for table in S3_QUERIES for name in hooks.attribute(*table))


def _action_on_objects(method: str, path: str, query: Mapping[str, Any]) -> str:
    read = hooks.original(S3_ACTION)
    action = read(method, path, query)
    return f"s3:{action}" if action else UNDERIVED


def _derived_service(shipped: Callable[..., str]) -> Callable[..., str]:
    def detect_service(method: str, path: str, headers: Any, query_params: Any) -> str:
        call = _call.get()
        return call.service.emulated if call else shipped(method, path, headers, query_params)

    return detect_service


def _derived_action(_shipped: Callable[..., Any]) -> Callable[..., str]:
    def extract_iam_action(
        service: str, method: str, path: str, _headers: Any, _body: bytes, query_params: Any
    ) -> str:
        call = _call.get()
        if call is None or call.service.emulated != service:
            return UNDERIVED
        return action_of(call, method, path, query_params)

    return extract_iam_action


def _derived_openness(_shipped: Callable[..., bool]) -> Callable[..., bool]:
    def served_unsigned(_service: str, _iam_action: str) -> bool:
        call = _call.get()
        return call is not None and unsigned.served(call.service.name, call.name)

    return served_unsigned


def _only_of_json(shipped: Callable[..., str]) -> Callable[..., str]:
    """It looks for a resource's name in each body, and failed on CloudWatch's, which are CBOR."""

    def safe_json_field(body: bytes, field: str) -> str:
        try:
            return shipped(body, field)
        except (ValueError, AttributeError, RecursionError):
            return ""

    return safe_json_field
