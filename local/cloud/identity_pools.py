"""Makes identity pools refuse what their settings forbid: guests, and the classic flow.

The emulator keeps `AllowUnauthenticatedIdentities` and `AllowClassicFlow` without acting on
them. The texts are Amazon Cognito's own.
"""

from collections.abc import Callable
from typing import Any

from local.cloud import hooks

COGNITO = "ministack.services.cognito"
ERRORS = hooks.Target(
    "ministack.core.responses",
    "error_response_json",
    ("code", "message", "status", "extra", "message_key", "content_type"),
)


def install() -> None:
    hooks.replace(
        hooks.Target(COGNITO, "_identity_logins_error", ("pool", "identity_id", "logins")),
        _refuse_guests,
    )
    hooks.replace(hooks.Target(COGNITO, "_get_open_id_token", ("data",)), _refuse_classic_flow)


def _refuse_guests(shipped: Callable[..., Any]) -> Callable[..., Any]:
    def logins_error(pool: dict[str, Any], identity_id: str | None, logins: Any) -> Any:
        if not logins and pool.get("AllowUnauthenticatedIdentities") is not True:
            return hooks.original(ERRORS)(
                "NotAuthorizedException",
                "Unauthenticated access is not supported for this identity pool.",
                400,
            )
        return shipped(pool, identity_id, logins)

    return logins_error


def _refuse_classic_flow(shipped: Callable[..., Any]) -> Callable[..., Any]:
    def get_open_id_token(data: dict[str, Any]) -> Any:
        pools = hooks.attribute(COGNITO, "_identity_pools", object)
        identity = data.get("IdentityId")
        of_identity = [pool for pool in pools.values() if identity in pool["_identities"]]
        if any(pool.get("AllowClassicFlow") is not True for pool in of_identity):
            return hooks.original(ERRORS)(
                "InvalidParameterException",
                "Basic (classic) flow is not enabled, please use enhanced flow.",
                400,
            )
        return shipped(data)

    return get_open_id_token
