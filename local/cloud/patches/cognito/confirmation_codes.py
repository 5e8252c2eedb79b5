"""Makes the codes that Cognito mails random: the emulator sends everyone the same two.

A code dies after ATTEMPTS wrong guesses, so that six digits can't be tried out; Cognito
limits attempts likewise (User pool quotas, "Request rate quotas").
"""

import secrets
from collections.abc import Callable
from typing import Any

from local.cloud.patches.cognito.emulated import COGNITO, pool_of_client, user_of
from local.cloud.patches.emulator import hooks

SEND = hooks.Target(
    COGNITO,
    "_send_verification_email",
    ("pool", "username", "attr_dict", "code", "attribute_name"),
)
CODE_ERROR = hooks.Target(COGNITO, "_confirmation_code_error", ("action", "data"))
SHIPPED_CODES = frozenset({"123456", "654321"})
CODE_DIGITS = 6
ATTEMPTS = 5
FAILURES = "_failed_codes"
CODE_OF = {"ConfirmSignUp": "_confirmation_code", "ConfirmForgotPassword": "_reset_code"}


def install() -> None:
    hooks.replace(SEND, _mail_random_code)
    hooks.replace(CODE_ERROR, _limit_attempts)


def random_code() -> str:
    code = "".join(str(secrets.randbelow(10)) for _ in range(CODE_DIGITS))
    return random_code() if code in SHIPPED_CODES else code


def _mail_random_code(shipped: Callable[..., Any]) -> Callable[..., Any]:
    def send(
        pool: dict[str, Any],
        username: str,
        attr_dict: dict[str, str] | None,
        code: str,
        attribute_name: str = "email",
    ) -> Any:
        user = user_of(pool, username)
        kept = "_reset_code" if attribute_name == "password" else "_confirmation_code"
        if user is not None:
            code = random_code()
            user[kept] = code
            user.pop(FAILURES, None)
        return shipped(pool, username, attr_dict, code, attribute_name)

    return send


def _limit_attempts(shipped: Callable[..., Any]) -> Callable[..., Any]:
    def confirmation_code_error(action: str, data: dict[str, Any]) -> Any:
        kept = CODE_OF.get(action)
        pool = pool_of_client(data.get("ClientId")) if kept else None
        user = user_of(pool, data.get("Username", "")) if pool else None
        if user is None or kept is None:
            return shipped(action, data)
        if user.get(kept) in SHIPPED_CODES:  # never mailed, so nobody can know it
            user.pop(kept)
        error = shipped(action, data)
        if error and user.get(kept):
            user[FAILURES] = user.get(FAILURES, 0) + 1
            if user[FAILURES] >= ATTEMPTS:
                user.pop(kept)
        return error

    return confirmation_code_error
