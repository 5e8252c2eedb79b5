"""Shows a person's attributes to an app client as far as its ReadAttributes go.

The emulator puts all of them into an id token and into GetUser's answer. Amazon Cognito gives a
client those that it may read (API reference, CreateUserPoolClient, "ReadAttributes"; developer
guide, "Understanding the identity (ID) token"); `sub` is everybody's.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any

from local.cloud.patches.cognito.emulated import COGNITO, claims_of, pool_of_client
from local.cloud.patches.emulator import hooks

GET_USER = hooks.Target(COGNITO, "_get_user", ("data",))
FAKE_TOKEN = hooks.Target(
    COGNITO,
    "_fake_token",
    (
        "sub",
        "pool_id",
        "client_id",
        "token_type",
        "username",
        "user_attrs",
        "groups",
        "nonce",
        "trigger_source",
        "client_metadata",
        "origin_jti",
        "scope",
    ),
)


def install() -> None:
    hooks.replace(FAKE_TOKEN, _with_readable_claims)
    hooks.replace(GET_USER, _of_the_tokens_client)


def readable(client: Mapping[str, Any], attributes: Mapping[str, str]) -> dict[str, str]:
    """A client that lists nothing reads all that is there."""
    listed = client.get("ReadAttributes")
    if not listed:
        return dict(attributes)
    return {name: value for name, value in attributes.items() if name in {"sub", *listed}}


def _with_readable_claims(shipped: Callable[..., str]) -> Callable[..., str]:
    def fake_token(sub: str, pool_id: str, client_id: str, *rest: Any, **told: Any) -> str:
        attributes = told.get("user_attrs")
        if attributes:
            told["user_attrs"] = readable(_client(client_id), attributes)
        return shipped(sub, pool_id, client_id, *rest, **told)

    return fake_token


def _of_the_tokens_client(shipped: Callable[..., Any]) -> Callable[..., Any]:
    def get_user(data: dict[str, Any]) -> Any:
        status, headers, body = shipped(data)
        if status != 200:
            return status, headers, body
        told = json.loads(body)
        client = _client(str(claims_of(data.get("AccessToken", "")).get("client_id")))
        given = {each["Name"]: each.get("Value", "") for each in told["UserAttributes"]}
        shown = readable(client, given)
        told["UserAttributes"] = [{"Name": n, "Value": v} for n, v in shown.items()]
        return status, headers, json.dumps(told).encode()

    return get_user


def _client(client_id: str) -> Mapping[str, Any]:
    return ((pool_of_client(client_id) or {}).get("_clients") or {}).get(client_id) or {}
