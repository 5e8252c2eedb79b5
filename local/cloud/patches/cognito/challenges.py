"""Only the person who got a sign-in challenge may answer it, and only by allowed flows.

The emulator answers NEW_PASSWORD_REQUIRED, SOFTWARE_TOKEN_MFA and MFA_SETUP with tokens for
whatever user the answer names, whoever asks: anyone could set anyone's password. Amazon
Cognito ties an answer to the session that it gave out after the password was verified
(API reference, RespondToAuthChallenge, "Session"). It also starts CUSTOM_AUTH only where a
trigger defines its challenges, and takes a password in clear only where the client allows that;
a client that names no flows doesn't (CreateUserPoolClient, "ExplicitAuthFlows").
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from local.cloud.patches.cognito.emulated import COGNITO, pool_of_client, refusal
from local.cloud.patches.emulator import hooks

INITIATE = hooks.Target(COGNITO, "_initiate_auth", ("data",))
RESPOND = hooks.Target(COGNITO, "_respond_to_auth_challenge", ("data",))
SET_AFTER_THE_PASSWORD = frozenset({"NEW_PASSWORD_REQUIRED", "SOFTWARE_TOKEN_MFA", "MFA_SETUP"})
IN_CLEAR, INVALID = "USER_PASSWORD_AUTH", "InvalidParameterException"
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
    hooks.replace(INITIATE, _remembering_start)
    hooks.replace(RESPOND, _only_if_set)


def is_open(session: str) -> bool:
    """Whether a verified password led to this session, and nothing has ended it."""
    return session in _open


def username_of(session: str) -> str:
    """Of whom a right password led to this session; "" where none did."""
    return _open[session].username if session in _open else ""


def _remembering_start(shipped: Operation) -> Operation:
    def initiate_auth(data: dict[str, Any]) -> Any:
        flow, pool = data.get("AuthFlow"), _pool(data)
        if flow == "CUSTOM_AUTH" and not _defines_challenges(pool):
            return refusal(
                INVALID, "Custom auth lambda trigger is not configured for the user pool."
            )
        if flow == IN_CLEAR and not _takes_passwords(pool, str(data.get("ClientId"))):
            return refusal(INVALID, f"{IN_CLEAR} flow not enabled for this client")
        return _remembered(data, shipped(data))

    return initiate_auth


def _only_if_set(shipped: Operation) -> Operation:
    def respond(data: dict[str, Any]) -> Any:
        if data.get("ChallengeName") not in SET_AFTER_THE_PASSWORD:
            return _remembered(data, shipped(data))
        session = str(data.get("Session"))
        challenge = _open.get(session)
        if challenge is None or not _fits(challenge, data):
            return refusal("NotAuthorizedException", "Invalid session for the user.")
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


def _pool(data: dict[str, Any]) -> dict[str, Any]:
    return pool_of_client(data.get("ClientId")) or {}


def _defines_challenges(pool: dict[str, Any]) -> bool:
    return bool((pool.get("LambdaConfig") or {}).get("DefineAuthChallenge"))


def _takes_passwords(pool: dict[str, Any], client: str) -> bool:
    """By today's name of the flow, or by the one that clients had before 2019."""
    named = ((pool.get("_clients") or {}).get(client) or {}).get("ExplicitAuthFlows") or []
    return not {IN_CLEAR, f"ALLOW_{IN_CLEAR}"}.isdisjoint(named)
