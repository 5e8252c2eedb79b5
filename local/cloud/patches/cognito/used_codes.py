"""Takes each code of an authenticator app once, and asks for codes only of who wants to be asked.

The emulator takes a code as often as it comes while its time lasts, and asks for codes from the
moment at which one was verified. "The verifier MUST NOT accept the second attempt of the OTP"
(RFC 6238, 5.2); Amazon Cognito answers ExpiredCodeException. To verify makes a factor known, to ask
for it is the user's preference (API reference, VerifySoftwareToken: "marks the user's software
token MFA status as verified"; SetUserMFAPreference).
"""

import time
from collections.abc import Callable
from typing import Any

from local.cloud.patches.cognito import challenges
from local.cloud.patches.cognito.emulated import COGNITO, owner_of, pool_of_client, refusal, user_of
from local.cloud.patches.emulator import hooks

RESPOND = hooks.Target(COGNITO, "_respond_to_auth_challenge", ("data",))
VERIFY = hooks.Target(COGNITO, "_verify_software_token", ("data",))
USED = "_used_codes"
SECONDS = 90
"""A code's own half minute, and one before and one after it, as the emulator takes them."""
USED_UP = ("ExpiredCodeException", "Your software token has already been used once.")
Operation = Callable[[dict[str, Any]], Any]


def install() -> None:
    hooks.replace(RESPOND, _once_at_the_sign_in)
    hooks.replace(VERIFY, _known_but_not_asked_for)


def _once_at_the_sign_in(shipped: Operation) -> Operation:
    def respond(data: dict[str, Any]) -> Any:
        if data.get("ChallengeName") != "SOFTWARE_TOKEN_MFA":
            return shipped(data)
        name = challenges.username_of(str(data.get("Session")))
        user = user_of(pool_of_client(data.get("ClientId")) or {"_users": {}}, name)
        code = str((data.get("ChallengeResponses") or {}).get("SOFTWARE_TOKEN_MFA_CODE"))
        return _once(user, code, lambda: shipped(data))

    return respond


def _known_but_not_asked_for(shipped: Operation) -> Operation:
    def verify(data: dict[str, Any]) -> Any:
        user, _ = owner_of(data.get("AccessToken"))
        if user is None:
            return shipped(data)
        asked, preferred = [*user.get("_mfa_enabled", ())], user.get("_preferred_mfa", "")
        answer = _once(user, str(data.get("UserCode")), lambda: shipped(data))
        user["_mfa_enabled"], user["_preferred_mfa"] = asked, preferred
        return answer

    return verify


def _once(user: dict[str, Any] | None, code: str, take: Callable[[], Any]) -> Any:
    if user is None:
        return take()
    now = time.time()
    used = {each: at for each, at in user.get(USED, {}).items() if at > now - SECONDS}
    if code in used:
        return refusal(*USED_UP)
    answer = take()
    user[USED] = {**used, code: now} if answer[0] == 200 else used
    return answer
