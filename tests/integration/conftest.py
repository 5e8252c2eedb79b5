"""Fixtures of the tests that go through the running cloud and CMS, without a browser."""

import itertools
import json
import time

import pytest

from tests.aws import Aws
from tests.mail import Mailbox
from tests.stack import Stack
from tests.webhook import Webhook

_entry_ids = itertools.count(int(time.time()) * 10, 10)


@pytest.fixture
def mailbox(lectern: Stack) -> Mailbox:
    return Mailbox(lectern.outputs.mailUrl)


@pytest.fixture(scope="session")
def signing_secret(aws: Aws) -> str:
    value = aws.secrets.get_secret_value(SecretId="lectern/local/webhook")["SecretString"]
    secret: str = json.loads(value)["signingSecret"]
    return secret


@pytest.fixture
def webhook(lectern: Stack, signing_secret: str) -> Webhook:
    outputs = lectern.outputs
    every_source = outputs.webhookUrl.removesuffix("/wagtail")
    return Webhook(every_source, outputs.webhookApiKey, signing_secret)


@pytest.fixture
def entry_id() -> int:
    """An id that no page of the CMS and no other test has."""
    return next(_entry_ids)
