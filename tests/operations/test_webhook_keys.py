"""The runbook's "Rotate the webhook's API key": no good webhook is refused on the way."""

import itertools
from collections.abc import Callable

import pytest
import requests

from local.cloud.deploy.account import STACK
from tests.eventually import eventually
from tests.operations.conftest import Operator
from tests.webhook import Webhook, lesson_event

INGEST = f"{STACK}-customingest"
FINISHED = {"UPDATE_COMPLETE", "CREATE_COMPLETE"}
_versions = itertools.count(1)


def _push(operator: Operator, keys: str) -> dict[str, str]:
    """As `amplify push` after `webhookKeys` was set: the same template, one other value."""
    cloudformation = operator.client("cloudformation")
    present = cloudformation.describe_stacks(StackName=INGEST)["Stacks"][0]["Parameters"]
    kept = [
        {"ParameterKey": p["ParameterKey"], "UsePreviousValue": True}
        for p in present
        if p["ParameterKey"] != "webhookKeys"
    ]
    cloudformation.update_stack(
        StackName=INGEST,
        UsePreviousTemplate=True,
        Capabilities=["CAPABILITY_NAMED_IAM"],
        Parameters=[*kept, {"ParameterKey": "webhookKeys", "ParameterValue": keys}],
    )

    def finished() -> dict[str, str]:
        (stack,) = cloudformation.describe_stacks(StackName=INGEST)["Stacks"]
        assert stack["StackStatus"] in FINISHED
        return {output["OutputKey"]: output["OutputValue"] for output in stack["Outputs"]}

    return eventually(finished)


@pytest.fixture
def answer(operator: Operator) -> Callable[[str], int]:
    def ask(key: str) -> int:
        webhook = Webhook(
            operator.stacks.webhooksUrl, key, operator.webhook_secret()["signingSecret"]
        )
        sent: requests.Response = webhook.send(lesson_event(990, next(_versions), "Rotated"))
        return sent.status_code

    return ask


def _value(operator: Operator, key_id: str) -> str:
    gateway = operator.client("apigateway")
    value: str = gateway.get_api_key(apiKey=key_id, includeValue=True)["value"]
    return value


def test_both_keys_are_good_during_the_change_and_the_old_one_never_after(
    operator: Operator, answer: Callable[[str], int]
) -> None:
    old = operator.stacks.webhookApiKey
    new = _value(operator, _push(operator, "both")["SecondApiKeyId"])
    assert old != new
    assert (answer(old), answer(new)) == (202, 202)

    outputs = _push(operator, "second")
    assert _value(operator, outputs["ApiKeyId"]) == new
    assert (answer(old), answer(new)) == (403, 202)

    newest = _value(operator, _push(operator, "both")["ApiKeyId"])
    assert newest not in {old, new}
    _push(operator, "first")
    assert (answer(old), answer(new), answer(newest)) == (403, 403, 202)
