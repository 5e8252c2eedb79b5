"""What these patches know of the emulator's Cognito, and how it refuses."""

from collections.abc import Mapping
from typing import Any

from local.cloud.patches.emulator import hooks

COGNITO = "ministack.services.cognito"
ERRORS = hooks.Target(
    "ministack.core.responses",
    "error_response_json",
    ("code", "message", "status", "extra", "message_key", "content_type"),
)
POOL_FOR_CLIENT = hooks.Target(COGNITO, "_pool_for_client", ("cid",))
RESOLVE_USER = hooks.Target(COGNITO, "_resolve_user", ("pool", "username"))
OWNER_OF_TOKEN = hooks.Target(COGNITO, "_user_pool_for_access_token", ("access_token",))
TOKEN_CLAIMS = hooks.Target(COGNITO, "_token_claims", ("token",))
CREDENTIALS = hooks.Target(COGNITO, "_get_credentials_for_identity", ("data",))
LOGINS_ERROR = hooks.Target(COGNITO, "_identity_logins_error", ("pool", "identity_id", "logins"))
IDENTITY_POOLS = hooks.Value(COGNITO, "_identity_pools", object)
USER_POOLS = hooks.Value(COGNITO, "_user_pools", object)
REVOKED_TOKENS = hooks.Value(COGNITO, "_revoked_tokens", set)


def pool_of_client(client: Any) -> dict[str, Any] | None:
    found: tuple[dict[str, Any] | None, Any] = hooks.original(POOL_FOR_CLIENT)(client)
    return found[0]


def user_of(pool: dict[str, Any], name: Any) -> dict[str, Any] | None:
    """By the name, or by an alias, that the pool knows somebody by."""
    found: tuple[dict[str, Any] | None, Any] = hooks.original(RESOLVE_USER)(pool, str(name))
    return found[0]


def owner_of(token: Any) -> tuple[dict[str, Any] | None, dict[str, Any]]:
    """Whose access token it is, and the pool; nobody's where it isn't good."""
    user, pool = hooks.original(OWNER_OF_TOKEN)(token)
    return user, pool or {}


def claims_of(token: str) -> dict[str, Any]:
    """Those of a token whose signature the emulator has checked already."""
    found: dict[str, Any] = hooks.original(TOKEN_CLAIMS)(token)
    return found


def identity_pools_of(data: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Those that know the identity of the request; one, or none."""
    pools = hooks.attribute(*IDENTITY_POOLS)
    return [pool for pool in pools.values() if data.get("IdentityId") in pool["_identities"]]


def refusal(code: str, message: str) -> Any:
    return hooks.original(ERRORS)(code, message, 400)
