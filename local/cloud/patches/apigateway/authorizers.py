"""Lets an API's user pool authorizer accept only id tokens, as AWS's does without scopes.

Amazon API Gateway, "Control access to REST APIs using Amazon Cognito user pools": without
scopes the supplied token is treated as an identity token. The emulator takes every token that
the pool has signed, refresh tokens too, and those that never end.
"""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from local.cloud.patches.emulator import hooks

APIGATEWAY = "ministack.services.apigateway_v1"
VALIDATE = hooks.Target(
    APIGATEWAY,
    "_validate_cognito_authorizer",
    ("authorizer", "method_obj", "headers", "query_params", "stage"),
)
REFUSE = hooks.Target(APIGATEWAY, "_gw_error", ("response_type", "message"))
Validate = Callable[..., Awaitable[tuple[Any, Any]]]


def install() -> None:
    hooks.replace(VALIDATE, _id_tokens_only)


def is_of_the_wanted_kind(claims: Mapping[str, Any], method: Mapping[str, Any]) -> bool:
    return bool(method.get("authorizationScopes")) or claims.get("token_use") == "id"


def _id_tokens_only(shipped: Validate) -> Validate:
    refuse = hooks.original(REFUSE)

    async def validate(authorizer: Any, method_obj: Any, *rest: Any) -> tuple[Any, Any]:
        claims, error = await shipped(authorizer, method_obj, *rest)
        if error is None and not ("exp" in claims and is_of_the_wanted_kind(claims, method_obj)):
            return None, refuse("UNAUTHORIZED", "Unauthorized")
        return claims, error

    return validate
