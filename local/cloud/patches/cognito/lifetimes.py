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

from local.cloud.patches.cognito.emulated import COGNITO, LOGINS_ERROR, claims_of, refusal
from local.cloud.patches.door import sessions
from local.cloud.patches.door.sessions import STS
from local.cloud.patches.emulator import hooks

REMEMBERED_SECONDS = 24 * 60 * 60
EVICT = hooks.Target(STS, "_evict_expired_sessions", ())
REFRESH = hooks.Target(COGNITO, "_refresh_auth_user", ("pool", "pid", "cid", "refresh_token"))


def install() -> None:
    hooks.replace(LOGINS_ERROR, _logins_of_now)
    hooks.replace(REFRESH, _refresh_of_now)
    hooks.replace(EVICT, _remembering)


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
        refused = shipped(pool, identity_id, logins)
        if refused is not None:
            return refused
        for provider, token in (logins or {}).items():
            of_a_pool = provider.startswith("cognito-idp.")  # others' tokens aren't read here
            wrong = fault(claims_of(token), int(time.time())) if of_a_pool else None
            if wrong:
                return refusal("NotAuthorizedException", f"Invalid login token. {wrong}")
        return None

    return logins_error


def _refresh_of_now(shipped: Callable[..., Any]) -> Callable[..., Any]:
    def refresh_auth_user(pool: Any, pid: str, cid: str, refresh_token: str) -> tuple[Any, Any]:
        user, refused = shipped(pool, pid, cid, refresh_token)
        if refused is None and fault(claims_of(refresh_token), int(time.time())):
            return None, refusal("NotAuthorizedException", "Refresh Token has expired")
        return user, refused

    return refresh_auth_user


def _remembering(_shipped: Callable[[], None]) -> Callable[[], None]:
    def evict_expired_sessions() -> None:
        known, now = sessions.known(), time.time()
        for key, session in list(known.items()):
            if now > session.get("Expiration", now) + REMEMBERED_SECONDS:
                del known[key]

    return evict_expired_sessions
