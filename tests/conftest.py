"""Fixtures that every test above unit level shares."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from amplify.project import stack_outputs
from local.cloud.deploy.environment import KEY_PAIR_ID
from tests import cloudfront, stack
from tests.aws import Aws
from tests.cloudfront import Distribution
from tests.lanes import Lanes
from tests.webhook import Webhook, new_entry


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Lanes | None:
    return Lanes(config, log) if config.getvalue("dist") == "loadscope" else None


@pytest.fixture(scope="session")
def lectern(tmp_path_factory: pytest.TempPathFactory) -> Iterator[stack.Stack]:
    """One Lectern for the whole session, on free ports, with a state of its own."""
    attach = os.environ.get("LECTERN_ATTACH")
    if attach:
        yield stack.attached(Path(attach))
        return
    state = tmp_path_factory.mktemp("state")
    with stack.running(state, stack.environ(state)) as running:
        yield running


@pytest.fixture(scope="session")
def aws(lectern: stack.Stack) -> Aws:
    """The local account's root, for looking at what the product did; never for doing it."""
    return Aws(lectern.outputs)


@pytest.fixture(scope="session")
def distribution(lectern: stack.Stack, aws: Aws) -> Iterator[Distribution]:
    """What stands for CloudFront: it trusts the stack's own key, by its public half from KMS."""
    stacks = stack_outputs.read(lectern.state)
    assert stacks is not None
    public = aws.kms.get_public_key(KeyId=stacks.signingKeyArn)["PublicKey"]
    made = Distribution(lectern.outputs.privateMediaOrigin, {KEY_PAIR_ID: public})
    with cloudfront.serving(made) as served:
        yield served


@pytest.fixture(scope="session")
def signing_secret(aws: Aws) -> str:
    value = aws.secrets.get_secret_value(SecretId="lectern/local/webhook")["SecretString"]
    secret: str = json.loads(value)["signingSecret"]
    return secret


@pytest.fixture
def webhook(lectern: stack.Stack, signing_secret: str) -> Webhook:
    outputs = lectern.outputs
    every_source = outputs.webhookUrl.removesuffix("/wagtail")
    return Webhook(every_source, outputs.webhookApiKey, signing_secret)


@pytest.fixture
def entry_id() -> int:
    return new_entry()
