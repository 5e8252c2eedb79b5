"""Has a user pool invoke a function, and makes of its end the answer that Amazon Cognito gives.

Synchronously, for five seconds at most; what doesn't answer is asked three times (developer guide,
"Customizing user pool workflows with Lambda triggers", "Important considerations"). The functions
here end by themselves after as long. What fails is UserLambdaValidationException with the text of
the error, what can't be asked UnexpectedLambdaException, what answers with no event
InvalidLambdaResponseException (API reference, ConfirmSignUp; AWS re:Post, "How do I troubleshoot
errors related to Lambda triggers in Amazon Cognito?").
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from local.cloud.patches.emulator import hooks
from local.cloud.patches.lambda_ import function_policies
from local.cloud.patches.lambda_.schedules import FIND, LAMBDA, RECORD

RUN = hooks.Target(LAMBDA, "_execute_function_with_config_scope", ("func", "event"))
SERVICE = "cognito-idp.amazonaws.com"
ATTEMPTS = 3
UNEXPECTED, REFUSED = "UnexpectedLambdaException", "UserLambdaValidationException"
UNRECOGNIZED = ("InvalidLambdaResponseException", "Unrecognizable lambda output")


class TriggerFailed(Exception):
    """What the caller of the user pool is answered."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code, self.message = code, message


@dataclass(frozen=True)
class Trigger:
    """`occasion` as Cognito calls the source of an event, `username` its user's."""

    name: str
    occasion: str
    username: str
    client: str = ""


def call(pool: Mapping[str, Any], trigger: Trigger, request: Mapping[str, Any]) -> None:
    """Does nothing where the pool has no such trigger. Raises TriggerFailed."""
    arn = (pool.get("LambdaConfig") or {}).get(trigger.name)
    if not arn:
        return
    function, config, _ = hooks.original(FIND)(arn)
    statements = (function or {}).get("policy", {}).get("Statement", ())
    if not config or not function_policies.lets_in(statements, SERVICE, pool["Arn"]):
        raise _not_asked(trigger, "AccessDeniedException.")
    record, told = hooks.original(RECORD)(function, config), _event(pool, trigger, request)
    for _ in range(ATTEMPTS):
        ended = hooks.original(RUN)(record, told)
        if not _timed_out(ended):
            break
    _accept(trigger, ended)


def _accept(trigger: Trigger, ended: Mapping[str, Any]) -> None:
    body = ended.get("body")
    if _timed_out(ended):
        raise _not_asked(trigger, "Socket timeout while invoking Lambda function.")
    if ended.get("throttle"):
        raise _not_asked(trigger, "TooManyRequestsException.")
    if ended.get("error"):
        said = body.get("errorMessage") if isinstance(body, Mapping) else body
        raise TriggerFailed(REFUSED, f"{trigger.name} failed with error {said}.")
    if not isinstance(body, Mapping) or any(body.get("response") or {}):
        raise TriggerFailed(*UNRECOGNIZED)  # what a function asks for in turn isn't modelled here


def _not_asked(trigger: Trigger, why: str) -> TriggerFailed:
    return TriggerFailed(UNEXPECTED, f"{trigger.name} invocation failed due to error {why}")


def _timed_out(ended: Mapping[str, Any]) -> bool:
    return bool(ended.get("error")) and "Task timed out" in str(ended.get("body"))


def _event(pool: Mapping[str, Any], trigger: Trigger, request: Mapping[str, Any]) -> dict[str, Any]:
    """With the common parameters; Cognito leaves clientMetadata out where there is none."""
    region, pool_id = pool["Arn"].split(":")[3], pool["Id"]
    return {
        "version": "1",
        "triggerSource": trigger.occasion,
        "region": region,
        "userPoolId": pool_id,
        "userName": trigger.username,
        "callerContext": {"awsSdkVersion": "aws-sdk-unknown-unknown", "clientId": trigger.client},
        "request": {name: value for name, value in request.items() if value is not None},
        "response": {},
    }
