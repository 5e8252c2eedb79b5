"""A user pool asks its function at a confirmation and before a token, and says what came of it."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest

from local.cloud.patches.cognito import trigger_calls, user_pool_triggers
from local.cloud.patches.cognito.trigger_calls import Trigger, TriggerFailed
from local.cloud.patches.emulator import hooks

POOL_ARN = "arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_unit"
FUNCTION = "arn:aws:lambda:eu-west-1:123456789012:function:confirmed"
PERMISSION: dict[str, Any] = {
    "Effect": "Allow",
    "Principal": {"Service": "cognito-idp.amazonaws.com"},
    "Action": "lambda:InvokeFunction",
    "Condition": {"ArnLike": {"AWS:SourceArn": POOL_ARN}},
}
TIMED_OUT = {"error": True, "body": {"errorMessage": "Task timed out after 5.00 seconds"}}
ENDS: dict[str, tuple[dict[str, Any], str, str]] = {
    "it raises": (
        {"error": True, "body": {"errorMessage": "not-settled", "errorType": "NotSettled"}},
        "UserLambdaValidationException",
        "PostConfirmation failed with error not-settled.",
    ),
    "it is throttled": (
        {"error": True, "throttle": True, "body": {}},
        "UnexpectedLambdaException",
        "PostConfirmation invocation failed due to error TooManyRequestsException.",
    ),
    "it never ends": (
        TIMED_OUT,
        "UnexpectedLambdaException",
        "PostConfirmation invocation failed due to error"
        " Socket timeout while invoking Lambda function.",
    ),
    "it answers nothing": (
        {"body": None},
        "InvalidLambdaResponseException",
        "Unrecognizable lambda output",
    ),
    "it asks for what isn't modelled": (
        {"body": {"response": {"claimsOverrideDetails": {}}}},
        "InvalidLambdaResponseException",
        "Unrecognizable lambda output",
    ),
}


@pytest.fixture
def cloud(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """The emulator with one pool, one user and one function, which ends as `ends` say, in turn."""
    seen = SimpleNamespace(asked=[], ends=[], statements=[PERMISSION])

    def run(_record: object, event: dict[str, Any]) -> dict[str, Any]:
        seen.asked.append(event)
        ended: dict[str, Any] = seen.ends.pop(0) if seen.ends else {"body": {**event}}
        return ended

    triggers = dict.fromkeys(["PostConfirmation", "PreTokenGeneration"], FUNCTION)
    seen.pool = {"Id": "eu-west-1_unit", "Arn": POOL_ARN, "LambdaConfig": triggers}
    user = {"Username": "a-sub", "Attributes": [{"Name": "custom:proof", "Value": "d1"}]}
    there: dict[str, Callable[..., Any]] = {
        "_get_func_record_for_ref": lambda _: (
            {"policy": {"Statement": seen.statements}},
            {"x": 1},
            "confirmed",
        ),
        "_execution_record_for_config": lambda function, _config: function,
        "_execute_function_with_config_scope": run,
        "_pool_for_client": lambda _: (seen.pool, "eu-west-1_unit"),
        "_resolve_pool": lambda _: (seen.pool, None),
        "_resolve_user": lambda *_: (user, None),
        "error_response_json": lambda code, message, status: (status, {}, f"{code}: {message}"),
    }
    monkeypatch.setattr(hooks, "original", lambda target: there[target.name])
    return seen


def confirms(action: str = "ConfirmSignUp", status: int = 200, **data: Any) -> Any:
    """The pool's answer where the emulator's is `status`."""
    run = user_pool_triggers._asking_after(lambda *_: (status, {}, "{}"))
    return run(None, action, {"ClientId": "web", "Username": "ada@lectern.test", **data})


@pytest.mark.parametrize(
    ("action", "occasion"),
    [
        ("ConfirmSignUp", "PostConfirmation_ConfirmSignUp"),
        ("AdminConfirmSignUp", "PostConfirmation_ConfirmSignUp"),
        ("ConfirmForgotPassword", "PostConfirmation_ConfirmForgotPassword"),
    ],
)
def test_a_confirmation_asks_with_what_its_caller_brought(
    action: str, occasion: str, cloud: SimpleNamespace
) -> None:
    assert confirms(action, ClientMetadata={"proof": "p1"})[0] == 200
    (event,) = cloud.asked
    assert (event["triggerSource"], event["userName"]) == (occasion, "a-sub")
    assert event["request"] == {
        "userAttributes": {"custom:proof": "d1"},
        "clientMetadata": {"proof": "p1"},
    }


def test_metadata_that_nobody_brought_is_left_out(cloud: SimpleNamespace) -> None:
    confirms()
    assert "clientMetadata" not in cloud.asked[0]["request"]


@pytest.mark.parametrize(("action", "status"), [("ConfirmSignUp", 400), ("SignUp", 200)])
def test_nothing_else_asks(action: str, status: int, cloud: SimpleNamespace) -> None:
    confirms(action, status)
    assert cloud.asked == []


@pytest.mark.parametrize(("ended", "code", "message"), ENDS.values(), ids=ENDS)
def test_how_it_ended_is_told_in_cognitos_words(
    ended: dict[str, Any], code: str, message: str, cloud: SimpleNamespace
) -> None:
    cloud.ends = [ended] * trigger_calls.ATTEMPTS
    assert confirms() == (400, {}, f"{code}: {message}")


def test_what_does_not_answer_is_asked_three_times_and_what_fails_once(
    cloud: SimpleNamespace,
) -> None:
    cloud.ends = [TIMED_OUT, TIMED_OUT]
    assert confirms()[0] == 200
    assert len(cloud.asked) == 3
    cloud.asked.clear()
    cloud.ends = [ENDS["it raises"][0]]
    confirms()
    assert len(cloud.asked) == 1


@pytest.mark.parametrize(
    "other",
    [
        {"Principal": {"Service": "events.amazonaws.com"}},
        {"Condition": {"ArnLike": {"AWS:SourceArn": POOL_ARN + "x"}}},
        {"Effect": "Deny"},
    ],
)
def test_a_function_that_lets_another_in_is_not_asked(
    other: dict[str, Any], cloud: SimpleNamespace
) -> None:
    cloud.statements = [{**PERMISSION, **other}]
    assert "AccessDeniedException" in confirms()[2]
    assert cloud.asked == []


def makes(token_type: str) -> Any:
    return user_pool_triggers._asked_before_tokens(
        pool_id="eu-west-1_unit",
        claims={"sub": "a-sub"},
        token_type=token_type,
        trigger_source="TokenGeneration_RefreshTokens",
        client_id="web",
        username="a-sub",
        user_attrs={"sub": "a-sub"},
        groups=[],
        client_metadata=None,
        scope="",
    )


def test_an_id_token_is_asked_for_and_stays_as_it_is(cloud: SimpleNamespace) -> None:
    assert makes("id") == {"sub": "a-sub"}
    assert cloud.asked[0]["triggerSource"] == "TokenGeneration_RefreshTokens"


def test_other_tokens_come_with_it_and_ask_nobody(cloud: SimpleNamespace) -> None:
    assert makes("access") == {"sub": "a-sub"}
    assert cloud.asked == []


def test_a_refusal_makes_no_token(cloud: SimpleNamespace) -> None:
    cloud.ends = [ENDS["it raises"][0]]
    with pytest.raises(TriggerFailed, match="PreTokenGeneration failed with error not-settled"):
        makes("id")


def test_a_pool_without_triggers_asks_nobody(cloud: SimpleNamespace) -> None:
    cloud.pool["LambdaConfig"] = {}
    trigger_calls.call(cloud.pool, Trigger("PostConfirmation", "x", "a-sub"), {})
    assert confirms()[0] == 200
    assert cloud.asked == []
