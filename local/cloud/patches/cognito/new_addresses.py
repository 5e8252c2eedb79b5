"""Keeps a person's address until a code that was mailed to the new one comes back.

The emulator writes a new address at once, mails nothing and knows no VerifyUserAttribute. In a pool
whose UserAttributeUpdateSettings name the attribute "Amazon Cognito doesn't change the value of the
attribute until your user responds to the verification message" (API reference,
UserAttributeUpdateSettingsType), and the old one goes on counting. A code that is wrong is a
CodeMismatchException, one that isn't there any more an ExpiredCodeException; an address that
another user has got meanwhile an AliasExistsException (VerifyUserAttribute).
"""

import hmac
import time
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from local.cloud.patches.cognito import confirmation_codes, user_attributes
from local.cloud.patches.cognito.emulated import COGNITO, owner_of, refusal
from local.cloud.patches.emulator import hooks

UPDATE = hooks.Target(COGNITO, "_update_user_attributes", ("data",))
DISPATCH = hooks.Target(COGNITO, "_dispatch_idp", ("action", "data"))
TOKEN_ERROR = hooks.Target(COGNITO, "_access_token_error", ("data",))
DELIVER = hooks.Target(
    COGNITO, "_deliver_cognito_email", ("pool", "to_email", "subject", "body", "type_name", "extra")
)
TEMPLATE = hooks.Target(COGNITO, "_resolve_verification_template", ("pool", "by_link"))
EXPAND = hooks.Target(COGNITO, "_expand_template", ("template", "username", "code"))
MERGE = hooks.Target(COGNITO, "_merge_attributes", ("existing", "updates"))
MASKED = hooks.Target(COGNITO, "_masked_destination", ("address",))
ANSWER = hooks.Target(
    "ministack.core.responses", "json_response", ("data", "status", "content_type")
)
PENDING = "_pending_address"
NEW = ("email", "email_verified")
SECONDS = 24 * 60 * 60
"""How long such a code counts (developer guide, "Verifying updates to email")."""
Operation = Callable[[dict[str, Any]], Any]


def install() -> None:
    hooks.replace(UPDATE, _held_back)
    hooks.replace(DISPATCH, _with_verification)


def _held_back(shipped: Operation) -> Operation:
    def update_user_attributes(data: dict[str, Any]) -> Any:
        given = {each["Name"]: each.get("Value", "") for each in data.get("UserAttributes") or ()}
        user, pool = owner_of(data.get("AccessToken"))
        address = given.get("email", "")
        if user is None or not _waits(pool) or address.casefold() in {"", _own(user).casefold()}:
            return shipped(data)
        if user_attributes.is_taken(address, user, pool["_users"].values()):
            return refusal(
                "AliasExistsException", "An account with the given email already exists."
            )
        rest = [each for each in data["UserAttributes"] if each["Name"] not in NEW]
        answer = shipped({**data, "UserAttributes": rest})
        return _mailed(user, pool, address) if answer[0] == 200 else answer

    return update_user_attributes


def _waits(pool: Mapping[str, Any]) -> bool:
    settings = pool.get("UserAttributeUpdateSettings") or {}
    return "email" in (settings.get("AttributesRequireVerificationBeforeUpdate") or ())


def _mailed(user: dict[str, Any], pool: dict[str, Any], address: str) -> Any:
    code = confirmation_codes.random_code()
    user[PENDING] = {"address": address, "code": code, "at": time.time(), "failures": 0}
    expand, name = hooks.original(EXPAND), user["Username"]
    texts = [expand(each, name, code) for each in hooks.original(TEMPLATE)(pool)]
    extra = {"Username": name, "AttributeName": "email"}
    deliver = hooks.original(DELIVER)
    deliver(pool, address, *texts, type_name="CognitoVerificationMessage", extra=extra)
    told = {
        "AttributeName": "email",
        "DeliveryMedium": "EMAIL",
        "Destination": hooks.original(MASKED)(address),
    }
    return hooks.original(ANSWER)({"CodeDeliveryDetailsList": [told]})


def _with_verification(
    shipped: Callable[[str, dict[str, Any]], Awaitable[Any]],
) -> Callable[[str, dict[str, Any]], Awaitable[Any]]:
    async def dispatch(action: str, data: dict[str, Any]) -> Any:
        if action != "VerifyUserAttribute":
            return await shipped(action, data)
        refused = hooks.original(TOKEN_ERROR)(data)
        return refused or _verify(data)

    return dispatch


def _verify(data: Mapping[str, Any]) -> Any:
    user, pool = owner_of(data.get("AccessToken"))
    if user is None:
        return refusal("NotAuthorizedException", "Invalid Access Token")
    pending = user.get(PENDING)
    fresh = pending is not None and time.time() < pending["at"] + SECONDS
    if pending is None or not fresh or data.get("AttributeName") != "email":
        message = "Invalid code provided, please request a code again."
        return refusal("ExpiredCodeException", message)
    if not hmac.compare_digest(str(data.get("Code")).encode(), pending["code"].encode()):
        pending["failures"] += 1
        if pending["failures"] >= confirmation_codes.ATTEMPTS:
            user.pop(PENDING)
        message = "Invalid verification code provided, please try again."
        return refusal("CodeMismatchException", message)
    if user_attributes.is_taken(pending["address"], user, pool["_users"].values()):
        return refusal("AliasExistsException", "An account with the given email already exists.")
    new = {"email": pending["address"], "email_verified": "true"}
    updates = [{"Name": name, "Value": value} for name, value in new.items()]
    user["Attributes"] = hooks.original(MERGE)(user["Attributes"], updates)
    user.pop(PENDING)
    return hooks.original(ANSWER)({})


def _own(user: Mapping[str, Any]) -> str:
    found = (
        each.get("Value", "") for each in user.get("Attributes") or () if each["Name"] == "email"
    )
    return str(next(found, ""))
