"""The runbook's "Rotate the webhook's API key": no good webhook is refused on the way."""

import itertools
from collections.abc import Callable

import pytest
import requests

from tests.operations.operators import Operator
from tests.webhook import Webhook, lesson_event

INGEST = "customingest"
_versions = itertools.count(1)


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
    new = _value(operator, operator.pushes(INGEST, webhookKeys="both")["SecondApiKeyId"])
    assert old != new
    assert (answer(old), answer(new)) == (202, 202)

    outputs = operator.pushes(INGEST, webhookKeys="second")
    assert _value(operator, outputs["ApiKeyId"]) == new
    assert (answer(old), answer(new)) == (403, 202)

    newest = _value(operator, operator.pushes(INGEST, webhookKeys="both")["ApiKeyId"])
    assert newest not in {old, new}
    operator.pushes(INGEST, webhookKeys="first")
    assert (answer(old), answer(new), answer(newest)) == (403, 403, 202)
