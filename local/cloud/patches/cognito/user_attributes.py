"""Users may write only the attributes that their app client may write, and no other user's address.

The emulator stores every attribute that it is given: another user's e-mail address, one called
verified, a `sub`. Amazon Cognito holds a client to its WriteAttributes, keeps an alias unique,
and takes a changed address for unverified (User pools, "Working with user attributes").
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from local.cloud.patches.cognito.emulated import (
    COGNITO,
    claims_of,
    owner_of,
    pool_of_client,
    refusal,
)
from local.cloud.patches.emulator import hooks

SIGN_UP = hooks.Target(COGNITO, "_sign_up", ("data",))
UPDATE = hooks.Target(COGNITO, "_update_user_attributes", ("data",))
Operation = Callable[[dict[str, Any]], Any]
User = Mapping[str, Any]


def install() -> None:
    hooks.replace(SIGN_UP, _held_sign_up)
    hooks.replace(UPDATE, _held_update)


def _held_sign_up(shipped: Operation) -> Operation:
    def sign_up(data: dict[str, Any]) -> Any:
        pool = pool_of_client(data.get("ClientId"))
        if not pool:
            return shipped(data)
        refused = _unwritable(pool["_clients"][data["ClientId"]], _given(data))
        if refused:
            return refused
        if is_taken(str(data.get("Username")), {}, pool["_users"].values()):
            return refusal("UsernameExistsException", "User already exists.")
        return shipped(data)

    return sign_up


def _held_update(shipped: Operation) -> Operation:
    def update_user_attributes(data: dict[str, Any]) -> Any:
        token, given = data.get("AccessToken", ""), _given(data)
        user, pool = owner_of(token)
        if not user:
            return shipped(data)
        client = pool["_clients"].get(claims_of(token).get("client_id"), {})
        refused = _unwritable(client, given)
        if refused:
            return refused
        address = given.get("email", "")
        if address and address.casefold() != _own(user).get("email", "").casefold():
            if is_taken(address, user, pool["_users"].values()):
                return refusal(
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
    return refusal("NotAuthorizedException", "A client attempted to write unauthorized attribute")


def _unverified(attributes: list[dict[str, str]]) -> list[dict[str, str]]:
    return [*attributes, {"Name": "email_verified", "Value": "false"}]


def _given(data: Mapping[str, Any]) -> dict[str, str]:
    return {each["Name"]: each.get("Value", "") for each in data.get("UserAttributes") or ()}


def _own(user: User) -> dict[str, str]:
    return _given({"UserAttributes": user.get("Attributes")})
