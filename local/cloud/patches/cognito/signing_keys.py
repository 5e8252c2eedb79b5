"""A user pool's own keys, which sign what it gives out."""

from collections.abc import Mapping
from typing import Any

from local.cloud.patches.cognito.emulated import COGNITO
from local.cloud.patches.emulator import hooks

FIND = hooks.Target(COGNITO, "_get_pool_unscoped", ("pool_id",))
SIGN = hooks.Target(COGNITO, "_signed_jwt", ("claims", "pool_id", "use"))
USES = frozenset({"id", "access"})
"""A pool's two keys; its refresh tokens are signed with the second."""


def signed(pool: str, use: object, claims: Mapping[str, Any]) -> str | None:
    """A token of these claims; None where there is no such pool or no such key."""
    if use not in USES or hooks.original(FIND)(pool) is None:
        return None
    token: str = hooks.original(SIGN)(dict(claims), pool, use)
    return token
