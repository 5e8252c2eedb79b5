"""The Amplify control plane, asked over HTTP as the CLI asks it."""

from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from local.push.control_plane import ControlPlane, serving


@pytest.fixture
def address() -> Iterator[str]:
    with serving(ControlPlane()) as url:
        yield url


def ask(url: str, method: str = "GET", body: dict[str, Any] | None = None) -> Any:
    return httpx.request(method, url, json=body).raise_for_status().json()


def create_app(address: str) -> str:
    app: str = ask(f"{address}/apps", "POST", {"name": "lectern"})["app"]["appId"]
    return app


def test_it_listens_on_loopback_only(address: str) -> None:
    assert address.startswith("http://127.0.0.1:")


def test_a_created_app_is_listed_and_found(address: str) -> None:
    app = create_app(address)
    assert [found["name"] for found in ask(f"{address}/apps?maxResults=25")["apps"]] == ["lectern"]
    assert ask(f"{address}/apps/{app}")["app"]["appId"] == app


def test_an_environment_keeps_the_stack_that_it_was_created_with(address: str) -> None:
    environments = f"{address}/apps/{create_app(address)}/backendenvironments"
    ask(environments, "POST", {"environmentName": "dev", "stackName": "amplify-lectern-dev"})
    found = ask(f"{environments}/dev")["backendEnvironment"]
    assert found["stackName"] == "amplify-lectern-dev"
    assert len(ask(environments)["backendEnvironments"]) == 1


def test_what_is_deleted_is_gone(address: str) -> None:
    app = create_app(address)
    environments = f"{address}/apps/{app}/backendenvironments"
    ask(environments, "POST", {"environmentName": "dev", "stackName": "s"})
    ask(f"{environments}/dev", "DELETE")
    assert ask(environments)["backendEnvironments"] == []
    ask(f"{address}/apps/{app}", "DELETE")
    assert ask(f"{address}/apps")["apps"] == []


@pytest.mark.parametrize("path", ["/apps/none", "/apps/none/backendenvironments/dev"])
def test_what_is_not_there_is_named_as_aws_names_it(address: str, path: str) -> None:
    refusal = httpx.get(address + path)
    assert refusal.status_code == 404
    assert refusal.headers["x-amzn-ErrorType"] == "NotFoundException"


def test_a_route_that_it_lacks_is_named(address: str) -> None:
    refusal = httpx.get(f"{address}/domains")
    assert refusal.status_code == 501
    assert refusal.json()["message"] == "GET /domains"
