"""Lets people write about themselves what their app client may write, and no one else's address.

The emulator stores every attribute that it is given: another user's e-mail address, one called
verified, a `sub`. Amazon Cognito holds a client to its WriteAttributes, keeps an alias unique,
and takes a changed address for unverified (User pools, "Working with user attributes").
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from local.cloud.patches.emulator import hooks
from local.cloud.patches.cognito.identity_pools import ERRORS

COGNITO = "ministack.services.cognito"
Operation = Callable[[dict[str, Any]], Any]
User = Mapping[str, Any]


def install() -> None:
    hooks.replace(hooks.Target(COGNITO, "_sign_up", ("data",)), _held_sign_up)
    hooks.replace(hooks.Target(COGNITO, "_update_user_attributes", ("data",)), _held_update)


def _held_sign_up(shipped: Operation) -> Operation:
    pool_for_client = hooks.original(hooks.Target(COGNITO, "_pool_for_client", ("cid",)))

    def sign_up(data: dict[str, Any]) -> Any:
        pool, _ = pool_for_client(data.get("ClientId"))
        if not pool:
            return shipped(data)
        refused = _unwritable(pool["_clients"][data["ClientId"]], _given(data))
        if refused:
            return refused
        if is_taken(str(data.get("Username")), {}, pool["_users"].values()):
            return _refusal("UsernameExistsException", "User already exists.")
        return shipped(data)

    return sign_up


def _held_update(shipped: Operation) -> Operation:
    owner = hooks.original(hooks.Target(COGNITO, "_user_pool_for_access_token", ("access_token",)))
    claims = hooks.original(hooks.Target(COGNITO, "_token_claims", ("token",)))

    def update_user_attributes(data: dict[str, Any]) -> Any:
        token, given = data.get("AccessToken", ""), _given(data)
        user, pool = owner(token)
        if not user:
            return shipped(data)
        client = pool["_clients"].get(claims(token).get("client_id"), {})
        refused = _unwritable(client, given)
        if refused:
            return refused
        address = given.get("email", "")
        if address and address.casefold() != _own(user).get("email", "").casefold():
            if is_taken(address, user, pool["_users"].values()):
                return _refusal(
                    "AliasExistsException", "An account with the given email already exists."
                )
            data = {**data, "UserAttributes": _unverified(data["UserAttributes"])}
        return shipped(data)

    return update_user_attributes


def is_taken(address: str, by: User, users: Iterable[User]) -> bool:
    """Whether another user has the address; the pool doesn't tell its cases apart."""
    others = (user for user in users if user is not by)
    return any(_own(user).get("email", "").casefold() == address.casefold() for user in others)


def _unwritable(client: Mapping[str, Any], given: Mapping[str, str]) -> Any:
    allowed = client.get("WriteAttributes")
    if not allowed or set(given) <= set(allowed):
        return None
    return _refusal("NotAuthorizedException", "A client attempted to write unauthorized attribute")


def _unverified(attributes: list[dict[str, str]]) -> list[dict[str, str]]:
    return [*attributes, {"Name": "email_verified", "Value": "false"}]


def _given(data: Mapping[str, Any]) -> dict[str, str]:
    return {each["Name"]: each.get("Value", "") for each in data.get("UserAttributes") or ()}


def _own(user: User) -> dict[str, str]:
    return _given({"UserAttributes": user.get("Attributes")})


def _refusal(code: str, message: str) -> Any:
    return hooks.original(ERRORS)(code, message, 400)
