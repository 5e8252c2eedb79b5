"""Allows a second factor only in a pool that has one, and only after it was verified.

The emulator lets everybody set up a one-time password, whatever the pool says, and prefers a
factor that nobody verified. In a pool that hasn't activated it Amazon Cognito answers
SoftwareTokenMFANotFoundException ("Software Token MFA has not been enabled by the userPool":
developer guide, "TOTP software token MFA"); a session instead of an access token is one that a
challenge gave out (API reference, AssociateSoftwareToken, "Session"). A factor that the user hasn't
set up can't be switched on (SetUserMFAPreference, InvalidParameterException).
"""

from collections.abc import Callable, Mapping
from typing import Any

from local.cloud.patches.cognito import challenges
from local.cloud.patches.cognito.emulated import COGNITO, owner_of, refusal
from local.cloud.patches.emulator import hooks

SETTING_UP = tuple(
    hooks.Target(COGNITO, name, ("data",))
    for name in ("_associate_software_token", "_verify_software_token")
)
PREFER = hooks.Target(COGNITO, "_set_user_mfa_preference", ("data",))
Operation = Callable[[dict[str, Any]], Any]
FACTORS = ("SoftwareTokenMfaSettings", "SMSMfaSettings", "EmailMfaSettings")


def install() -> None:
    for target in SETTING_UP:
        hooks.replace(target, _where_the_pool_has_one)
    hooks.replace(PREFER, _once_proven)


def _where_the_pool_has_one(shipped: Operation) -> Operation:
    def held(data: dict[str, Any]) -> Any:
        user, pool = owner_of(data.get("AccessToken"))
        if user is None and not challenges.is_open(str(data.get("Session"))):
            return refusal("NotAuthorizedException", "Invalid session for the user.")
        if user is not None and pool.get("MfaConfiguration", "OFF") == "OFF":
            return refusal(
                "SoftwareTokenMFANotFoundException",
                "Software Token MFA has not been enabled by the userPool.",
            )
        return shipped(data)

    return held


def _once_proven(shipped: Operation) -> Operation:
    def set_user_mfa_preference(data: dict[str, Any]) -> Any:
        user, _ = owner_of(data.get("AccessToken"))
        if user is not None and any(not _is_proven(user, factor) for factor in _wanted(data)):
            return refusal("InvalidParameterException", "User has not verified the MFA method.")
        return shipped(data)

    return set_user_mfa_preference


def _wanted(data: Mapping[str, Any]) -> list[str]:
    return [factor for factor in FACTORS if (data.get(factor) or {}).get("Enabled")]


def _is_proven(user: Mapping[str, Any], factor: str) -> bool:
    """Lectern's pools send no SMS and no mail as a factor: of those nothing is ever proven."""
    return factor == "SoftwareTokenMfaSettings" and bool(user.get("_totp_secret"))
