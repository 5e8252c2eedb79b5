"""Holds tokens and sessions to their life: none is taken before it begins or after it ends.

As shipped, the emulator takes refresh tokens for ever, gives id tokens five minutes more at the
identity pool, and doesn't look there at `nbf` and `iat` (RFC 7519, 4.1.4 to 4.1.6). AWS documents
no time beyond a token's `exp` (Amazon Cognito, "Understanding user pool JSON web tokens"), and the
bounds in docs/security.md count on none. It also forgets an ended session at the next one's
beginning, after which its holder is told of an unknown key instead of an end.
"""

import time
from collections.abc import Callable, Mapping
from typing import Any

from local.cloud.patches.emulator import hooks
from local.cloud.patches.cognito.identity_pools import ERRORS, LOGINS_ERROR

COGNITO, STS = "ministack.services.cognito", "ministack.services.sts"
REMEMBERED_SECONDS = 24 * 60 * 60
REFRESH = hooks.Target(COGNITO, "_refresh_auth_user", ("pool", "pid", "cid", "refresh_token"))


def install() -> None:
    hooks.replace(LOGINS_ERROR, _logins_of_now)
    hooks.replace(REFRESH, _refresh_of_now)
    hooks.replace(hooks.Target(STS, "_evict_expired_sessions", ()), _remembering)


def fault(claims: Mapping[str, Any], now: int) -> str | None:
    """What keeps these claims from being good at `now`, in seconds since the epoch."""
    ends, begins, issued = (claims.get(name) for name in ("exp", "nbf", "iat"))
    if not isinstance(ends, int | float) or now >= ends:
        return f"Token expired: {now} >= {ends}"
    if begins is not None and not _reached(begins, now):
        return f"Token not valid yet: {now} < {begins}"
    if issued is not None and not _reached(issued, now):
        return f"Token issued in the future: {now} < {issued}"
    return None


def _reached(moment: object, now: int) -> bool:
    return isinstance(moment, int | float) and moment <= now


def _logins_of_now(shipped: Callable[..., Any]) -> Callable[..., Any]:
    def logins_error(pool: dict[str, Any], identity_id: str | None, logins: Any) -> Any:
        refusal = shipped(pool, identity_id, logins)
        if refusal is not None:
            return refusal
        for provider, token in (logins or {}).items():
            of_a_pool = provider.startswith("cognito-idp.")  # others' tokens aren't read here
            wrong = fault(_claims(token), int(time.time())) if of_a_pool else None
            if wrong:
                return _refusal(f"Invalid login token. {wrong}")
        return None

    return logins_error


def _refresh_of_now(shipped: Callable[..., Any]) -> Callable[..., Any]:
    def refresh_auth_user(pool: Any, pid: str, cid: str, refresh_token: str) -> tuple[Any, Any]:
        user, refusal = shipped(pool, pid, cid, refresh_token)
        if refusal is None and fault(_claims(refresh_token), int(time.time())):
            return None, _refusal("Refresh Token has expired")
        return user, refusal

    return refresh_auth_user


def _remembering(_shipped: Callable[[], None]) -> Callable[[], None]:
    def evict_expired_sessions() -> None:
        sessions, now = hooks.attribute(STS, "_sessions", dict), time.time()
        for key, session in list(sessions.items()):
            if now > session.get("Expiration", now) + REMEMBERED_SECONDS:
                del sessions[key]

    return evict_expired_sessions


def _claims(token: str) -> dict[str, Any]:
    """Those of a token whose signature the emulator has checked already."""
    read = hooks.original(hooks.Target(COGNITO, "_token_claims", ("token",)))
    found: dict[str, Any] = read(token)
    return found


def _refusal(message: str) -> Any:
    return hooks.original(ERRORS)("NotAuthorizedException", message, 400)
