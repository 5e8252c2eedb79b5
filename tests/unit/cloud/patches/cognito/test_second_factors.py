"""A second factor is for pools that have one, and counts once it was proven."""

from typing import Any

import pytest

from local.cloud.patches.cognito import challenges, second_factors
from local.cloud.patches.emulator import hooks

PASSED: tuple[int, dict[str, str], str] = (200, {}, "{}")


@pytest.fixture
def user(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Of the access token `theirs`; the emulator is taken to let everyone do everything."""
    found: dict[str, Any] = {"pool": {}}
    originals: dict[str, Any] = {
        "_user_pool_for_access_token": lambda token: (
            (found, found["pool"]) if token == "theirs" else (None, None)
        ),
        "error_response_json": lambda code, *_: (400, {}, code),
    }
    monkeypatch.setattr(hooks, "original", lambda target: originals[target.name])
    return found


def setting_up(**data: str) -> Any:
    return second_factors._where_the_pool_has_one(lambda _: PASSED)(data)[2]


def preferring(factor: str, enabled: bool = True) -> Any:
    data = {"AccessToken": "theirs", factor: {"Enabled": enabled}}
    return second_factors._once_proven(lambda _: PASSED)(data)[2]


@pytest.mark.parametrize("pool", [{}, {"MfaConfiguration": "OFF"}], ids=str)
def test_a_pool_without_it_sets_none_up(pool: dict[str, str], user: dict[str, Any]) -> None:
    user["pool"] = pool
    assert setting_up(AccessToken="theirs") == "SoftwareTokenMFANotFoundException"


@pytest.mark.parametrize("mode", ["OPTIONAL", "ON"])
def test_a_pool_with_it_does(mode: str, user: dict[str, Any]) -> None:
    user["pool"] = {"MfaConfiguration": mode}
    assert setting_up(AccessToken="theirs") == "{}"


@pytest.mark.usefixtures("user")
@pytest.mark.parametrize("data", [{}, {"AccessToken": "made up"}, {"Session": "made up"}], ids=str)
def test_nobody_sets_one_up_for_nobody(data: dict[str, str]) -> None:
    assert setting_up(**data) == "NotAuthorizedException"


@pytest.mark.usefixtures("user")
def test_a_challenge_that_asks_for_one_gives_the_session(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = challenges.Challenge("MFA_SETUP", "site", "ada")
    monkeypatch.setitem(challenges._open, "given out", asked)
    assert setting_up(Session="given out") == "{}"


@pytest.mark.parametrize("factor", second_factors.FACTORS)
def test_what_was_not_proven_is_not_switched_on(factor: str, user: dict[str, Any]) -> None:
    user["pool"] = {"MfaConfiguration": "OPTIONAL"}
    assert preferring(factor) == "InvalidParameterException"
    assert preferring(factor, enabled=False) == "{}"


def test_what_was_proven_is(user: dict[str, Any]) -> None:
    user["_totp_secret"] = "A" * 32
    assert preferring("SoftwareTokenMfaSettings") == "{}"
