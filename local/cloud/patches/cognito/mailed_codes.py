"""Mails a code only where Amazon Cognito mails one.

The emulator mails a reset code to an address that nobody has confirmed, and a confirmation code
to one that is confirmed. Cognito sends a reset code only to a verified address (API reference,
ForgotPassword); a client that hides who exists is answered as if one had been sent ("Managing
user existence error responses"). Confirming is over once it is done (ResendConfirmationCode).
"""

from collections.abc import Callable, Mapping
from typing import Any

from local.cloud.patches.cognito.emulated import COGNITO, pool_of_client, refusal, user_of
from local.cloud.patches.emulator import hooks

FORGOT = hooks.Target(COGNITO, "_forgot_password", ("data",))
RESEND = hooks.Target(COGNITO, "_resend_confirmation_code", ("data",))
HIDES = hooks.Target(COGNITO, "_hides_user_existence", ("pool", "client_id"))
DELIVERY = hooks.Target(COGNITO, "_code_delivery_response", ("destination",))
MASKED = hooks.Target(COGNITO, "_masked_destination", ("address",))
INVALID = "InvalidParameterException"
Operation = Callable[[dict[str, Any]], Any]
NOT_RESETTABLE = frozenset({"FORCE_CHANGE_PASSWORD"})


def install() -> None:
    hooks.replace(FORGOT, _verified_only)
    hooks.replace(RESEND, _unconfirmed_only)


def is_unverified(user: Mapping[str, Any]) -> bool:
    """Confirming verifies the address, which the emulator doesn't write down."""
    given = {each["Name"]: each.get("Value") for each in user.get("Attributes") or ()}
    return user.get("UserStatus") == "UNCONFIRMED" or given.get("email_verified") == "false"


def _verified_only(shipped: Operation) -> Operation:
    hides, delivery, masked = (hooks.original(each) for each in (HIDES, DELIVERY, MASKED))

    def forgot_password(data: dict[str, Any]) -> Any:
        pool, user = _named(data)
        if user is None:
            return shipped(data)
        if user.get("UserStatus") in NOT_RESETTABLE:
            message = "User password cannot be reset in the current state."
            return refusal("NotAuthorizedException", message)
        if not is_unverified(user):
            return shipped(data)
        if hides(pool, data.get("ClientId")):
            return delivery(masked(data.get("Username")))
        message = (
            "Cannot reset password for the user as there is no registered/verified email or"
            " phone_number"
        )
        return refusal(INVALID, message)

    return forgot_password


def _unconfirmed_only(shipped: Operation) -> Operation:
    def resend_confirmation_code(data: dict[str, Any]) -> Any:
        _, user = _named(data)
        if user is not None and user.get("UserStatus") != "UNCONFIRMED":
            return refusal(INVALID, "User is already confirmed.")
        return shipped(data)

    return resend_confirmation_code


def _named(data: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any] | None]:
    """The client's pool, and the user that the request names."""
    pool = pool_of_client(data.get("ClientId"))
    if pool is None:
        return {}, None
    return pool, user_of(pool, data.get("Username", ""))
