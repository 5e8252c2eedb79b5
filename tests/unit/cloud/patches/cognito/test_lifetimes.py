"""A token is good from its beginning to its end, whoever looks at it."""

import time
from typing import Any

import pytest

from local.cloud.patches.cognito import lifetimes
from local.cloud.patches.emulator import hooks

NOW = 1_795_000_000
HOUR = 3600
GOOD: dict[str, Any] = {"exp": NOW + HOUR, "iat": NOW - 1}


@pytest.mark.parametrize("changes", [{}, {"nbf": NOW}, {"iat": NOW}, {"exp": NOW + 1}], ids=str)
def test_a_token_in_its_life_is_good(changes: dict[str, Any]) -> None:
    assert lifetimes.fault({**GOOD, **changes}, NOW) is None


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"exp": NOW}, "expired"),
        ({"exp": NOW - 1}, "expired"),
        ({"exp": None}, "expired"),
        ({"exp": str(NOW + HOUR)}, "expired"),
        ({"nbf": NOW + 1}, "not valid yet"),
        ({"nbf": "soon"}, "not valid yet"),
        ({"iat": NOW + 1}, "in the future"),
    ],
    ids=str,
)
def test_a_token_outside_its_life_is_not(changes: dict[str, Any], why: str) -> None:
    assert why in str(lifetimes.fault({**GOOD, **changes}, NOW))


@pytest.fixture
def claims(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What every token says; the emulator is taken to accept them all."""
    said = {**GOOD, "exp": int(time.time()) + HOUR}
    originals: dict[str, Any] = {
        "_token_claims": lambda _: said,
        "error_response_json": lambda *told: told,
    }
    monkeypatch.setattr(hooks, "original", lambda target: originals[target.name])
    return said


def test_the_identity_pool_gives_no_five_minutes_more(claims: dict[str, Any]) -> None:
    error = lifetimes._logins_of_now(lambda *_: None)
    logins = {"cognito-idp.eu-west-1.amazonaws.com/pool": "token"}
    assert error({}, None, logins) is None
    claims["exp"] = int(time.time()) - 1
    assert error({}, None, logins)[0] == "NotAuthorizedException"
    assert error({}, None, {}) is None


def test_what_the_emulator_refuses_stays_refused(claims: dict[str, Any]) -> None:
    error = lifetimes._logins_of_now(lambda *_: "forged")
    assert error({}, None, {"cognito-idp.eu-west-1.amazonaws.com/pool": "token"}) == "forged"


def test_a_refresh_token_ends(claims: dict[str, Any]) -> None:
    refresh = lifetimes._refresh_of_now(lambda *_: ("ada", None))
    assert refresh({}, "pool", "client", "token") == ("ada", None)
    claims["exp"] = int(time.time()) - 1
    assert refresh({}, "pool", "client", "token")[1][1] == "Refresh Token has expired"


def test_an_ended_session_is_remembered_for_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    now, day = time.time(), lifetimes.REMEMBERED_SECONDS
    ends = {"open": now + 60, "over": now - 60, "long over": now - day - 60}
    sessions: dict[str, Any] = {name: {"Expiration": end} for name, end in ends.items()}
    sessions["endless"] = {}
    monkeypatch.setattr(hooks, "attribute", lambda *_: sessions)
    lifetimes._remembering(lambda: None)()
    assert set(sessions) == {"open", "over", "endless"}
