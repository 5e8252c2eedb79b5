"""Checks a login with the user pool if the identity pool has ServerSideTokenCheck.

The emulator keeps the setting without acting on it. Amazon Cognito API reference,
CognitoIdentityProvider: the identity pool makes sure that the user "has not been globally signed
out or deleted" before it gives credentials, and answers 400 otherwise. A disabled user counts as
signed out (AdminDisableUser revokes all their tokens). A session that RevokeToken ended is refused
too: the emulator keeps the two kinds of end as one.
"""

from collections.abc import Callable, Mapping
from typing import Any

from local.cloud.patches.cognito.emulated import (
    LOGINS_ERROR,
    REVOKED_TOKENS,
    USER_POOLS,
    claims_of,
    refusal,
)
from local.cloud.patches.emulator import hooks


def install() -> None:
    hooks.replace(LOGINS_ERROR, _checked)


def _checked(shipped: Callable[..., Any]) -> Callable[..., Any]:
    def logins_error(pool: dict[str, Any], identity_id: str | None, logins: Any) -> Any:
        refused = shipped(pool, identity_id, logins)
        if refused is not None:
            return refused
        for provider, token in (logins or {}).items():
            told = claims_of(token)
            if _is_asked(pool, provider, str(told.get("aud"))) and not _stands(provider, told):
                return refusal("NotAuthorizedException", "Invalid login token. Token is revoked.")
        return None

    return logins_error


def _is_asked(pool: Mapping[str, Any], provider: str, client: str) -> bool:
    return any(
        str(each.get("ServerSideTokenCheck")).lower() == "true"
        for each in pool.get("CognitoIdentityProviders") or ()
        if (each.get("ProviderName"), each.get("ClientId")) == (provider, client)
    )


def _stands(provider: str, claims: Mapping[str, Any]) -> bool:
    """Whether the user is there, enabled, and not signed out since."""
    revoked: set[str] = hooks.attribute(*REVOKED_TOKENS)
    pool = hooks.attribute(*USER_POOLS).get(provider.rpartition("/")[2]) or {}
    users = [each for each in pool.get("_users", {}).values() if _sub(each) == claims.get("sub")]
    enabled = bool(users) and users[0].get("Enabled", True)
    return bool(enabled) and claims.get("origin_jti") not in revoked


def _sub(user: Mapping[str, Any]) -> str | None:
    return next((a["Value"] for a in user.get("Attributes", ()) if a["Name"] == "sub"), None)
