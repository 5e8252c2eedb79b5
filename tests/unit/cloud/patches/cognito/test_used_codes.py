"""A code of an authenticator app counts once, and only where its owner wants to be asked."""

from typing import Any

import pytest

from local.cloud.patches.cognito import challenges, used_codes
from local.cloud.patches.emulator import hooks

PASSED: tuple[int, dict[str, str], str] = (200, {}, "{}")
WRONG: tuple[int, dict[str, str], str] = (400, {}, "CodeMismatchException")


@pytest.fixture
def ada(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """In the midst of signing in, and of the access token `theirs`."""
    user: dict[str, Any] = {}
    originals: dict[str, Any] = {
        "_user_pool_for_access_token": lambda token: (
            (user, {}) if token == "theirs" else (None, None)
        ),
        "_pool_for_client": lambda _client: ({}, ""),
        "_resolve_user": lambda _pool, name: (user if name == "ada" else None, None),
        "error_response_json": lambda code, *_: (400, {}, code),
    }
    monkeypatch.setattr(hooks, "original", lambda target: originals[target.name])
    asked = challenges.Challenge("SOFTWARE_TOKEN_MFA", "site", "ada")
    monkeypatch.setitem(challenges._open, "given out", asked)
    return user


def answer(code: str, ended: Any = PASSED) -> Any:
    responses = {"SOFTWARE_TOKEN_MFA_CODE": code}
    name = "SOFTWARE_TOKEN_MFA"
    data = {"ChallengeName": name, "Session": "given out", "ChallengeResponses": responses}
    return used_codes._once_at_the_sign_in(lambda _: ended)(data)[2]


def verify(code: str, user: dict[str, Any]) -> Any:
    def shipped(_data: dict[str, Any]) -> Any:
        user["_mfa_enabled"], user["_preferred_mfa"] = ["SOFTWARE_TOKEN_MFA"], "SOFTWARE_TOKEN_MFA"
        return PASSED

    data = {"AccessToken": "theirs", "UserCode": code}
    return used_codes._known_but_not_asked_for(shipped)(data)[2]


@pytest.mark.usefixtures("ada")
def test_a_code_signs_in_once() -> None:
    assert answer("111111") == "{}"
    assert answer("111111") == "ExpiredCodeException"
    assert answer("222222") == "{}"


@pytest.mark.usefixtures("ada")
def test_a_code_that_was_wrong_is_not_used_up() -> None:
    assert answer("111111", WRONG) == "CodeMismatchException"
    assert answer("111111") == "{}"


def test_the_code_that_verified_a_factor_signs_nobody_in(ada: dict[str, Any]) -> None:
    assert verify("111111", ada) == "{}"
    assert answer("111111") == "ExpiredCodeException"


def test_a_code_is_forgotten_when_no_clock_shows_it_any_more(
    ada: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    answer("111111")
    monkeypatch.setattr("time.time", lambda: 1e12)
    assert answer("111111") == "{}"
    assert list(ada["_used_codes"]) == ["111111"]


def test_who_verifies_one_is_not_yet_asked_for_it(ada: dict[str, Any]) -> None:
    verify("111111", ada)
    assert (ada["_mfa_enabled"], ada["_preferred_mfa"]) == ([], "")


def test_who_is_asked_already_goes_on_being_asked(ada: dict[str, Any]) -> None:
    ada["_mfa_enabled"], ada["_preferred_mfa"] = ["SOFTWARE_TOKEN_MFA"], "SOFTWARE_TOKEN_MFA"
    verify("111111", ada)
    assert ada["_mfa_enabled"] == ["SOFTWARE_TOKEN_MFA"]


def test_other_challenges_go_by() -> None:
    asked = {"ChallengeName": "PASSWORD_VERIFIER"}
    assert used_codes._once_at_the_sign_in(lambda data: data)(asked) == asked
