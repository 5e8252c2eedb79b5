"""The runbook's "Rotate the secrets": what is signed with either secret is taken on the way."""

import itertools

import pytest

from lectern import keys
from tests.eventually import eventually
from tests.operations.conftest import Operator
from tests.webhook import Webhook, lesson_event

ROTATE = "local.operations.rotate"
_entries = itertools.count(8_100)


@pytest.fixture
def api_key(operator: Operator) -> str:
    """Of the present key: another test may have rotated it."""
    gateway = operator.client("apigateway")
    (found,) = gateway.get_api_keys(includeValues=True)["items"]
    value: str = found["value"]
    return value


def _written(operator: Operator, api_key: str, secret: str) -> bool:
    entry_id = next(_entries)
    webhook = Webhook(operator.stacks.webhooksUrl, api_key, secret)
    assert webhook.send(lesson_event(entry_id, 1, "Signed")).status_code == 202
    key = keys.entry(f"wagtail-{entry_id}")
    table = operator.client("dynamodb")

    def item() -> bool:
        found = table.get_item(
            TableName=operator.stacks.contentTable,
            Key={"pk": {"S": key.pk}, "sk": {"S": key.sk}},
        )
        return "Item" in found

    return eventually(item, 30, "the entry")


def test_a_rotation_refuses_no_good_webhook(operator: Operator, api_key: str) -> None:
    old = operator.webhook_secret()["signingSecret"]
    assert _written(operator, api_key, old)

    said = operator.runs(ROTATE)
    new = operator.webhook_secret()["signingSecret"]
    assert new != old
    assert new not in said
    assert _written(operator, api_key, old)
    assert _written(operator, api_key, new)

    operator.runs(ROTATE, "--finish")
    assert operator.webhook_secret() == {"signingSecret": new, "previousSigningSecret": ""}
    assert _written(operator, api_key, new)
