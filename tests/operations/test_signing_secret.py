"""The runbook's "Rotate the secrets": what is signed with either secret is taken on the way."""

from lectern import keys
from tests.eventually import eventually
from tests.operations.operators import Operator
from tests.webhook import Webhook, lesson_event, new_entry

ROTATE = "operations.rotate"


def _written(operator: Operator, secret: str) -> bool:
    entry_id = new_entry()
    webhook = Webhook(operator.stacks.webhooksUrl, operator.webhook_key(), secret)
    assert webhook.send(lesson_event(entry_id, 1, "Signed")).status_code == 202
    key = keys.entry(f"wagtail-{entry_id}")
    return eventually(lambda: bool(operator.entry(key)), 30, "the entry")


def test_a_rotation_refuses_no_good_webhook(operator: Operator) -> None:
    old = operator.webhook_secret()["signingSecret"]
    assert _written(operator, old)

    said = operator.runs(ROTATE)
    new = operator.webhook_secret()["signingSecret"]
    assert new != old
    assert new not in said
    assert _written(operator, old)
    assert _written(operator, new)

    operator.runs(ROTATE, "--finish")
    assert operator.webhook_secret() == {"signingSecret": new, "previousSigningSecret": ""}
    assert _written(operator, new)
