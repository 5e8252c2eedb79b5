"""Codes are random, die after a few guesses, and the emulator's own are never accepted."""

from typing import Any

import pytest

from local.cloud.patches.cognito import confirmation_codes
from local.cloud.patches.cognito.confirmation_codes import ATTEMPTS, SHIPPED_CODES
from local.cloud.patches.emulator import hooks


@pytest.fixture
def pool() -> dict[str, Any]:
    user = {"Username": "ada", "Attributes": [], "_confirmation_code": "123456"}
    return {"Id": "eu-west-1_x", "_users": {"ada": user}, "_clients": {"client": {}}}


def mail(pool: dict[str, Any], attribute: str = "email") -> str:
    sent: list[str] = []
    send = confirmation_codes._mail_random_code(lambda *given: sent.append(given[3]))
    send(pool, "ada", {"email": "ada@lectern.test"}, "123456", attribute)
    return sent[0]


def test_the_mailed_code_is_the_one_that_is_kept(pool: dict[str, Any]) -> None:
    code = mail(pool)
    assert code not in SHIPPED_CODES
    assert pool["_users"]["ada"]["_confirmation_code"] == code
    assert mail(pool, "password") == pool["_users"]["ada"]["_reset_code"]


def test_codes_differ(pool: dict[str, Any]) -> None:
    assert len({mail(pool) for _ in range(20)}) > 15


def checker(pool: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> Any:
    """The emulator's check, as far as it matters here: wrong unless it is the kept code."""
    original = hooks.original

    def found(target: Any) -> Any:
        return (
            (lambda _: (pool, pool["Id"]))
            if target.name == "_pool_for_client"
            else (original(target))
        )

    monkeypatch.setattr(hooks, "original", found)

    def shipped(_action: str, data: dict[str, Any]) -> str | None:
        kept = pool["_users"]["ada"].get("_confirmation_code")
        return None if kept and data["ConfirmationCode"] == kept else "wrong"

    return confirmation_codes._limit_attempts(shipped)


def attempt(check: Any, code: str) -> Any:
    data = {"ClientId": "client", "Username": "ada", "ConfirmationCode": code}
    return check("ConfirmSignUp", data)


def test_a_code_that_was_never_mailed_confirms_nobody(
    pool: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert attempt(checker(pool, monkeypatch), "123456") == "wrong"


def test_a_code_dies_after_too_many_guesses(
    pool: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    code = mail(pool)
    check = checker(pool, monkeypatch)
    for _ in range(ATTEMPTS):
        assert attempt(check, "000000x") == "wrong"
    assert attempt(check, code) == "wrong"
    again = mail(pool)
    assert attempt(check, again) is None


def test_a_mistyped_code_may_be_typed_again(
    pool: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    code = mail(pool)
    check = checker(pool, monkeypatch)
    assert attempt(check, "000000x") == "wrong"
    assert attempt(check, code) is None
