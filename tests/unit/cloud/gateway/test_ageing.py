"""Who holds the root key may have tokens signed and sessions ended; nobody else may."""

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest

from local.cloud.gateway import admission
from local.cloud.patches.emulator import hooks
from local.cloud.request import asgi
from local.cloud.request.asgi import Answer
from tests.unit.cloud.applications import SECRET, answering, ask, gateway

ROUTES = (admission.SIGN, admission.END_SESSION)


@pytest.fixture
def sessions(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """The emulator's; its one pool is `pool`, and its signature is readable."""
    originals = {
        "_get_pool_unscoped": lambda pool: {} if pool == "pool" else None,
        "_signed_jwt": lambda claims, pool, use: f"{json.dumps(claims)} by {pool}'s {use} key",
    }
    held: dict[str, Any] = {"ASIA1": {"Expiration": 1.0}}
    monkeypatch.setattr(hooks, "original", lambda target: originals[target.name])
    monkeypatch.setattr(hooks, "attribute", lambda *_: held)
    return held


def control(path: str, body: object, state: Path) -> Answer:
    door = gateway(answering(500, "asked"), state)
    headers = {"x-lectern-root-key": SECRET}
    url = f"http://127.0.0.1:4610{path}"
    return asyncio.run(asgi.call(door, "POST", url, headers, json.dumps(body).encode()))


@pytest.mark.parametrize("path", ROUTES)
@pytest.mark.parametrize("key", ["", "wrong"])
def test_without_the_root_key_they_are_closed(path: str, key: str, tmp_path: Path) -> None:
    door = gateway(answering(200, "in"), tmp_path)
    assert ask(door, "POST", path, x_lectern_root_key=key).status == 403


def test_claims_are_signed_by_the_pools_own_key(sessions: dict[str, Any], tmp_path: Path) -> None:
    wanted = {"userPoolId": "pool", "use": "id", "claims": {"exp": 1}}
    answer = control(admission.SIGN, wanted, tmp_path)
    assert answer.json() == {"token": '{"exp": 1} by pool\'s id key'}


@pytest.mark.parametrize("changes", [{"userPoolId": "other"}, {"use": "refresh"}], ids=str)
def test_there_is_no_other_key(
    changes: dict[str, str], sessions: dict[str, Any], tmp_path: Path
) -> None:
    wanted = {"userPoolId": "pool", "use": "id", "claims": {}, **changes}
    assert control(admission.SIGN, wanted, tmp_path).status == 404


def test_a_session_ends_when_it_is_told(sessions: dict[str, Any], tmp_path: Path) -> None:
    told = {"accessKeyId": "ASIA1", "expiration": 5}
    assert control(admission.END_SESSION, told, tmp_path).status == 200
    assert sessions == {"ASIA1": {"Expiration": 5.0}}
    missing = control(admission.END_SESSION, {**told, "accessKeyId": "ASIA2"}, tmp_path)
    assert (missing.status, list(sessions)) == (404, ["ASIA1"])


@pytest.mark.parametrize("path", ROUTES)
@pytest.mark.parametrize("body", [{}, [], "x", {"userPoolId": "pool", "use": [], "claims": 1}])
def test_what_makes_no_sense_is_told(
    path: str, body: object, sessions: dict[str, Any], tmp_path: Path
) -> None:
    assert control(path, body, tmp_path).status == 400
