"""Lets only those answer a sign-in challenge to whom it was set.

The emulator answers NEW_PASSWORD_REQUIRED, SOFTWARE_TOKEN_MFA and MFA_SETUP with tokens for
whatever user the answer names, whoever asks: anyone could set anyone's password. Amazon
Cognito ties an answer to the session that it gave out after the password was verified
(API reference, RespondToAuthChallenge, "Session"). It also starts CUSTOM_AUTH only where a
trigger defines its challenges.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from local.cloud import hooks
from local.cloud.identity_pools import ERRORS

COGNITO = "ministack.services.cognito"
SET_AFTER_THE_PASSWORD = frozenset({"NEW_PASSWORD_REQUIRED", "SOFTWARE_TOKEN_MFA", "MFA_SETUP"})
ATTEMPTS = 5
Operation = Callable[[dict[str, Any]], Any]


@dataclass
class Challenge:
    """One that a verified password led to; `attempts` are the wrong answers it still takes."""

    name: str
    client: str
    username: str
    attempts: int = ATTEMPTS


_open: dict[str, Challenge] = {}
"""By session. They end with the process: who is in the midst of signing in starts again."""


def install() -> None:
    hooks.replace(hooks.Target(COGNITO, "_initiate_auth", ("data",)), _remembering_start)
    hooks.replace(hooks.Target(COGNITO, "_respond_to_auth_challenge", ("data",)), _only_if_set)


def _remembering_start(shipped: Operation) -> Operation:
    def initiate_auth(data: dict[str, Any]) -> Any:
        if data.get("AuthFlow") == "CUSTOM_AUTH" and not _defines_challenges(data):
            return _refusal(
                "InvalidParameterException",
                "Custom auth lambda trigger is not configured for the user pool.",
            )
        return _remembered(data, shipped(data))

    return initiate_auth


def _only_if_set(shipped: Operation) -> Operation:
    def respond(data: dict[str, Any]) -> Any:
        if data.get("ChallengeName") not in SET_AFTER_THE_PASSWORD:
            return _remembered(data, shipped(data))
        session = str(data.get("Session"))
        challenge = _open.get(session)
        if challenge is None or not _fits(challenge, data):
            return _refusal("NotAuthorizedException", "Invalid session for the user.")
        answers = {**data["ChallengeResponses"], "USERNAME": challenge.username}
        answer = shipped({**data, "ChallengeResponses": answers})
        challenge.attempts -= 1
        if answer[0] == 200 or not challenge.attempts:
            del _open[session]
        return _remembered(data, answer)

    return respond


def _fits(challenge: Challenge, data: dict[str, Any]) -> bool:
    return (challenge.name, challenge.client) == (data["ChallengeName"], data.get("ClientId"))


def _remembered(data: dict[str, Any], answer: Any) -> Any:
    """The emulator's answer, after the challenge that it may set was noted."""
    given = json.loads(answer[2] or b"{}")
    if given.get("ChallengeName") in SET_AFTER_THE_PASSWORD:
        username = given["ChallengeParameters"]["USER_ID_FOR_SRP"]
        client = str(data.get("ClientId"))
        _open[given["Session"]] = Challenge(given["ChallengeName"], client, username)
    return answer


def _defines_challenges(data: dict[str, Any]) -> bool:
    pool_for_client = hooks.original(hooks.Target(COGNITO, "_pool_for_client", ("cid",)))
    pool, _ = pool_for_client(data.get("ClientId"))
    return bool(((pool or {}).get("LambdaConfig") or {}).get("DefineAuthChallenge"))


def _refusal(code: str, message: str) -> Any:
    return hooks.original(ERRORS)(code, message, 400)
