"""Requests made by hand go where the SDK's own go: to the local cloud, to AWS, or to a proxy."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import requests

from amplify.project import StackOutputs
from local.run.credentials import Credentials
from tests.access.cloud import Cloud
from tests.attacks import clients
from tests.attacks.calls import COGNITO, IDENTITIES, raw, signed, unsigned
from tests.attacks.scene import Scene
from tests.attacks.sessions import Keys, Session

REGION = "eu-central-1"
STACKS = replace(
    StackOutputs(**dict.fromkeys(StackOutputs.__dataclass_fields__, "x")),
    region=REGION,
    awsEndpoint="",
    learnerRoleArn="arn:aws:iam::123456789012:role/x",
)
ON_AWS = Cloud("", "", Path(), Credentials("", "", "password"), STACKS)
ENDPOINTS = ("AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_DYNAMODB")


@pytest.fixture(autouse=True)
def no_endpoint_of_the_machines(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ENDPOINTS:
        monkeypatch.delenv(name, raising=False)
    clients.client.cache_clear()


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """Method and address of every request that was about to be sent."""
    found: list[tuple[str, str]] = []

    def send(_: object, request: requests.PreparedRequest, **__: Any) -> requests.Response:
        found.append((str(request.method), str(request.url)))
        answer = requests.Response()
        answer.status_code = 400
        return answer

    monkeypatch.setattr(requests.Session, "send", send)
    return found


@pytest.fixture
def scene() -> Scene:
    person = Session(
        "m@x.test", "p", "provider", "sub", "id", "a.b.c", "d", "e", Keys("ASIA", "s", "t")
    )
    return Scene(ON_AWS, person, person, person, person)


@pytest.mark.parametrize("service", ["dynamodb", "cognito-idp", "cognito-identity", "sts", "sqs"])
def test_without_an_address_it_is_the_services_own(service: str) -> None:
    assert clients.endpoint(ON_AWS, service) == f"https://{service}.{REGION}.amazonaws.com"


def test_the_local_cloud_serves_all_at_one_address() -> None:
    cloud = replace(ON_AWS, url="http://127.0.0.1:4566")
    assert clients.endpoint(cloud, "dynamodb") == clients.endpoint(cloud, "sts") == cloud.url


def test_what_the_sdk_is_told_holds_for_requests_by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:1")
    monkeypatch.setenv("AWS_ENDPOINT_URL_DYNAMODB", "http://127.0.0.1:2")
    assert clients.endpoint(ON_AWS, "sts") == "http://127.0.0.1:1"
    assert clients.endpoint(ON_AWS, "dynamodb") == "http://127.0.0.1:2"


def test_a_signature_is_for_the_host_that_it_is_sent_to(
    scene: Scene, sent: list[tuple[str, str]]
) -> None:
    request = signed(scene, "GetItem", b"{}")
    assert request.region == REGION
    assert f"dynamodb.{REGION}.amazonaws.com" in request.url
    raw(scene, "GetItem", "{}")
    assert sent == [("POST", f"https://dynamodb.{REGION}.amazonaws.com/")]


@pytest.mark.parametrize(
    ("target", "service"), [(COGNITO, "cognito-idp"), (IDENTITIES, "cognito-identity")]
)
def test_an_unsigned_call_goes_to_its_own_service(
    target: str, service: str, scene: Scene, sent: list[tuple[str, str]]
) -> None:
    unsigned(scene, f"{target}GetId", {})
    assert sent == [("POST", f"https://{service}.{REGION}.amazonaws.com/")]
