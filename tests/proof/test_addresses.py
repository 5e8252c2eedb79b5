"""On AWS each request of the attacks goes to the service that it is for: nothing there is local."""

import itertools
from collections import Counter
from typing import Any
from unittest.mock import MagicMock
from urllib.parse import urlsplit

import pytest
import requests

from access.proof.target import Target
from amplify.project import StackOutputs
from tests.access import cloud as clouds
from tests.attacks import clients, tokens
from tests.attacks.answer import Answer
from tests.attacks.attack import Attempt
from tests.attacks.calls import Sdk
from tests.attacks.catalogue import FAMILIES
from tests.attacks.scene import Scene
from tests.attacks.sessions import Keys, Session

REGION = "eu-north-1"
API = f"https://abc123.execute-api.{REGION}.amazonaws.com/dev"
QUEUE = f"https://sqs.{REGION}.amazonaws.com/123456789012/ingest"
ADDRESSES = {
    "region": REGION,
    "awsEndpoint": "",
    "contentTable": "lectern-content-dev",
    "apiUrl": API,
    "webhooksUrl": f"{API}/webhooks",
    "ingestQueueUrl": QUEUE,
    "learnerRoleArn": "arn:aws:iam::123456789012:role/auth",
}
STACKS = StackOutputs(**dict.fromkeys(StackOutputs.__dataclass_fields__, "x") | ADDRESSES)
CLAIMS = {"sub": "x", "email": "x", "cognito:username": "x"}
TOKEN = f"{tokens.part({'alg': 'RS256'})}.{tokens.part(CLAIMS)}.x"
ME = Session(
    "me@x", "password", "pool", "sub", "id", TOKEN, TOKEN, TOKEN, Keys("ASIA", "secret", "token")
)
AWS = Scene(clouds.named(Target(STACKS, "password", "", "")), ME, ME, ME, ME)
ASKED = [family for family in FAMILIES if not family.only_local]
ATTEMPTS: list[Attempt] = [each.attempt for family in ASKED for each in family.attacks]
ATTEMPTS += [each.attempt for family in ASKED for each in family.controls]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that were asked; nothing leaves this machine."""
    urls: list[str] = []

    def send(_: requests.Session, request: requests.PreparedRequest, **__: Any) -> Any:
        urls.append(str(request.url))
        return MagicMock(status_code=400, text="", headers={})

    monkeypatch.setattr(requests.Session, "send", send)
    # AWS's own SDK knows where to ask
    monkeypatch.setattr(Sdk, "__call__", lambda *_: Answer(400, ""))
    keys = {"AccessKeyId": "ASIA", "SecretKey": "secret", "SessionToken": "token"}
    identities = itertools.count()

    def answered(*_: Any) -> dict[str, Any]:
        return {"IdentityId": f"identity {next(identities)}", "Credentials": keys}

    monkeypatch.setattr("botocore.client.BaseClient._make_api_call", answered)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIA")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "secret")
    monkeypatch.delenv("AWS_ENDPOINT_URL", raising=False)
    clients.client.cache_clear()
    return urls


def attempted(attempts: list[Attempt], asked: list[str]) -> Counter[str]:
    for attempt in attempts:
        attempt(AWS)
    assert all(url.startswith("https://") for url in asked)
    return Counter(urlsplit(url).netloc for url in asked)


def test_every_request_has_the_address_of_its_service(asked: list[str]) -> None:
    hosts = attempted(ATTEMPTS, asked)
    assert set(hosts) == {
        f"dynamodb.{REGION}.amazonaws.com",
        f"cognito-idp.{REGION}.amazonaws.com",
        f"cognito-identity.{REGION}.amazonaws.com",
        f"sqs.{REGION}.amazonaws.com",
        f"abc123.execute-api.{REGION}.amazonaws.com",
    }
    assert min(hosts.values()) >= 1
    assert sum(hosts.values()) > 300


def test_the_webhooks_stage_is_another_where_it_should_be(asked: list[str]) -> None:
    (door,) = [family for family in FAMILIES if family.name == "webhook-door"]
    attempted([each.attempt for each in door.attacks], asked)
    others = [url for url in asked if "/another/" in url]
    assert others == [f"{API.removesuffix('/dev')}/another/webhooks/wagtail"]
    assert f"{API}/webhooks/wagtail" in asked
