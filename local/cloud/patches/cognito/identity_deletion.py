"""Deletes identities, which the emulator can't (Amazon Cognito, `DeleteIdentities`).

Whoever asks was allowed to before this is reached. An identity that isn't there is no error, as
on AWS; its credentials live on to their end.
"""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from local.cloud.patches.cognito.emulated import COGNITO, IDENTITY_POOLS
from local.cloud.patches.emulator import hooks

DISPATCH = hooks.Target(COGNITO, "_dispatch_identity", ("action", "data"))
ANSWER = hooks.Target(
    "ministack.core.responses", "json_response", ("data", "status", "content_type")
)
Dispatch = Callable[[str, Mapping[str, Any]], Awaitable[Any]]


def install() -> None:
    hooks.replace(DISPATCH, _with_deletion)


def _with_deletion(shipped: Dispatch) -> Dispatch:
    async def dispatch_identity(action: str, data: Mapping[str, Any]) -> Any:
        if action != "DeleteIdentities":
            return await shipped(action, data)
        pools = hooks.attribute(*IDENTITY_POOLS)
        for pool in pools.values():
            for identity in data.get("IdentityIdsToDelete", ()):
                pool["_identities"].pop(identity, None)
        return hooks.original(ANSWER)({"UnprocessedIdentityIds": []})

    return dispatch_identity
