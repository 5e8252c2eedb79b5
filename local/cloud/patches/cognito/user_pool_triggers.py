"""Runs a user pool's post confirmation and pre token generation triggers.

The emulator knows no post confirmation, and makes a token though the function that it asked before
has failed. Cognito asks after ConfirmSignUp, AdminConfirmSignUp and ConfirmForgotPassword
(developer guide, "Post confirmation Lambda trigger"), and before it makes an id token ("Pre token
generation Lambda trigger", V1_0); "you can prevent sign-in by a user who would otherwise succeed"
("Customizing user pool workflows with Lambda triggers"). AWS doesn't say that a failure after a
confirmation undoes it, so here it stands.
"""

from collections.abc import Callable, Mapping
from typing import Any

from local.cloud.patches.cognito import trigger_calls
from local.cloud.patches.cognito.emulated import COGNITO, pool_of_client, refusal, user_of
from local.cloud.patches.cognito.trigger_calls import Trigger, TriggerFailed
from local.cloud.patches.emulator import hooks

POOL = hooks.Target(COGNITO, "_resolve_pool", ("pool_id",))
RUN = hooks.Target(COGNITO, "_run_idp_handler", ("handler", "action", "data"))
TOKENS = hooks.Target(
    COGNITO,
    "_apply_pretoken_trigger",
    (
        "pool_id",
        "claims",
        "token_type",
        "trigger_source",
        "client_id",
        "username",
        "user_attrs",
        "groups",
        "client_metadata",
        "scope",
    ),
)
CONFIRMATIONS = {
    "ConfirmSignUp": "PostConfirmation_ConfirmSignUp",
    "AdminConfirmSignUp": "PostConfirmation_ConfirmSignUp",
    "ConfirmForgotPassword": "PostConfirmation_ConfirmForgotPassword",
}
Data = Mapping[str, Any]


def install() -> None:
    hooks.replace(RUN, _asking_after)
    hooks.replace(TOKENS, lambda _shipped: _asked_before_tokens)


def _asking_after(shipped: Callable[..., Any]) -> Callable[..., Any]:
    def run_idp_handler(handler: Any, action: str, data: dict[str, Any]) -> Any:
        try:
            answer = shipped(handler, action, data)
            if action in CONFIRMATIONS and answer[0] == 200:
                _confirmed(action, data)
        except TriggerFailed as failed:
            return refusal(failed.code, failed.message)
        return answer

    return run_idp_handler


def _confirmed(action: str, data: Data) -> None:
    pool = _pool(data)
    user = user_of(pool, data["Username"]) or {}
    attributes = {each["Name"]: each.get("Value", "") for each in user["Attributes"]}
    request = {"userAttributes": attributes, "clientMetadata": data.get("ClientMetadata")}
    client = str(data.get("ClientId", ""))
    trigger = Trigger("PostConfirmation", CONFIRMATIONS[action], user["Username"], client)
    trigger_calls.call(pool, trigger, request)


def _pool(data: Data) -> dict[str, Any]:
    """That the request names, by itself or by an app client."""
    if "UserPoolId" in data:
        return dict(hooks.original(POOL)(data["UserPoolId"])[0])
    return pool_of_client(data["ClientId"]) or {}


def _asked_before_tokens(**told: Any) -> dict[str, Any]:
    """The claims as they are: a function that overrides some is not modelled."""
    claims: dict[str, Any] = told["claims"]
    if told["token_type"] == "id":  # noqa: S105 - no password
        pool = _pool({"UserPoolId": told["pool_id"]})
        occasion, client = told["trigger_source"], told["client_id"]
        trigger = Trigger("PreTokenGeneration", occasion, told["username"], client)
        request = {
            "userAttributes": dict(told["user_attrs"]),
            "groupConfiguration": {"groupsToOverride": [*told["groups"]]},
            "clientMetadata": told.get("client_metadata") or None,
        }
        trigger_calls.call(pool, trigger, request)
    return claims
