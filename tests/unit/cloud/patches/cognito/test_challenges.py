"""A sign-in starts by the flows that its client allows, and by no other."""

from typing import Any

import pytest

from local.cloud.patches.cognito import challenges
from local.cloud.patches.emulator import hooks

PASSWORD = "USER_PASSWORD_AUTH"


@pytest.fixture
def pool(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """The pool of a client that names no flows; the emulator is taken to let everyone in."""
    found: dict[str, Any] = {"_clients": {"site": {}}}
    originals: dict[str, Any] = {
        "_pool_for_client": lambda client: (found if client == "site" else None, "pool"),
        "error_response_json": lambda code, *_: (400, {}, code),
    }
    monkeypatch.setattr(hooks, "original", lambda target: originals[target.name])
    return found


def started(flow: str) -> tuple[Any, ...]:
    start = challenges._remembering_start(lambda _: (200, {}, "{}"))
    answer: tuple[Any, ...] = start({"AuthFlow": flow, "ClientId": "site"})
    return answer


@pytest.mark.parametrize("flow", [PASSWORD, "CUSTOM_AUTH"])
def test_what_the_client_does_not_allow_is_refused(flow: str, pool: dict[str, Any]) -> None:
    pool["_clients"]["site"]["ExplicitAuthFlows"] = ["ALLOW_USER_SRP_AUTH"]
    assert started(flow) == (400, {}, "InvalidParameterException")
    pool["_clients"]["site"] = {}
    assert started(flow) == (400, {}, "InvalidParameterException")


@pytest.mark.parametrize("name", [PASSWORD, f"ALLOW_{PASSWORD}"])
def test_what_the_client_allows_is_not(name: str, pool: dict[str, Any]) -> None:
    pool["_clients"]["site"]["ExplicitAuthFlows"] = [name]
    assert started(PASSWORD)[0] == 200


@pytest.mark.parametrize("flow", ["USER_SRP_AUTH", "REFRESH_TOKEN_AUTH"])
def test_the_sites_own_flows_are_open(flow: str, pool: dict[str, Any]) -> None:
    assert started(flow)[0] == 200


def test_custom_challenges_need_a_trigger_that_defines_them(pool: dict[str, Any]) -> None:
    pool["LambdaConfig"] = {"DefineAuthChallenge": "arn"}
    assert started("CUSTOM_AUTH")[0] == 200
