"""A webhook that was refused is kept, and goes in once its cause is mended."""

import base64
import json
import secrets
from collections.abc import Iterator

import pytest

from lectern import keys
from tests.aws import Aws
from tests.eventually import eventually
from tests.integration.operator import made
from tests.notices import Notices
from tests.stack import Stack
from tests.webhook import Webhook, lesson_event

SECRET_ID = "lectern/local/webhook"


@pytest.fixture
def new_secret() -> str:
    return "whsec_" + base64.b64encode(secrets.token_bytes(32)).decode()


@pytest.fixture
def restored(aws: Aws) -> Iterator[dict[str, str]]:
    """The webhook's secret as it is; put back when the test is over."""
    before = aws.secrets.get_secret_value(SecretId=SECRET_ID)["SecretString"]
    yield json.loads(before)
    aws.secrets.put_secret_value(SecretId=SECRET_ID, SecretString=before)


def test_a_webhook_signed_with_tomorrows_secret_goes_in_after_the_rotation(
    lectern: Stack,
    aws: Aws,
    webhook: Webhook,
    notices: Notices,
    entry_id: int,
    new_secret: str,
    restored: dict[str, str],
) -> None:
    early = Webhook(webhook.url, webhook.api_key, new_secret)
    sent = early.send(lesson_event(entry_id, 1, "Early"))
    notices.about(sent.json()["correlationId"])

    rotated = {"signingSecret": new_secret, "previousSigningSecret": restored["signingSecret"]}
    aws.secrets.put_secret_value(SecretId=SECRET_ID, SecretString=json.dumps(rotated))
    assert "sent to the ingest queue again" in made(lectern, "replay")

    entry = keys.entry(f"wagtail-{entry_id}")
    assert eventually(lambda: aws.item(lectern.outputs.contentTable, entry))["title"] == "Early"
