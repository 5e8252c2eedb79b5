"""No token is made for an account whose password the mailbox's owner didn't choose."""

from collections.abc import Callable
from typing import Any

import pytest

from confirmed import handler
from confirmed.event import SIGN_UP
from lectern.errors import DirectoryUnavailable, NotSettled, UnknownTrigger
from tests.unit.functions.confirmed.conftest import DIGEST, PROOF, USERNAME, UserPool, event
from tests.unit.functions.conftest import Lines

OCCASIONS = ["Authentication", "NewPasswordChallenge", "RefreshTokens", "HostedAuth", "Anything"]
every_occasion = pytest.mark.parametrize("occasion", OCCASIONS)


@every_occasion
def test_who_is_settled_gets_tokens(occasion: str, pool: UserPool) -> None:
    pool.attributes = {"custom:settled": "yes"}
    told = event(f"TokenGeneration_{occasion}")
    assert handler.handle(told, None) == told


@every_occasion
@pytest.mark.parametrize("attributes", [{}, {"custom:settled": ""}, {"custom:proof": "yes"}])
def test_nobody_else_does(occasion: str, attributes: dict[str, str], pool: UserPool) -> None:
    pool.attributes = attributes
    with pytest.raises(NotSettled):
        handler.handle(event(f"TokenGeneration_{occasion}"), None)


def test_the_pools_word_counts_not_the_events(pool: UserPool) -> None:
    told = event("TokenGeneration_Authentication", settled="yes")
    told["request"]["userAttributes"]["custom:settled"] = "yes"
    with pytest.raises(NotSettled):
        handler.handle(told, None)


def test_a_pool_that_does_not_answer_lets_nobody_in(pool: UserPool) -> None:
    pool.attributes, pool.fails = {"custom:settled": "yes"}, {"admin_get_user"}
    with pytest.raises(DirectoryUnavailable):
        handler.handle(event("TokenGeneration_Authentication"), None)


@pytest.mark.parametrize(
    "told",
    [
        {},
        [],
        event("PreSignUp_SignUp"),
        event(""),
        event("PostConfirmation_Anything", DIGEST, proof=PROOF),
        {**event(SIGN_UP, DIGEST, proof=PROOF), "userName": ""},
        {**event(SIGN_UP, DIGEST, proof=PROOF), "request": None},
        event(SIGN_UP, DIGEST, proof=["0f"] * 32),
    ],
)
def test_what_is_not_foreseen_is_refused_and_changes_nothing(told: Any, pool: UserPool) -> None:
    with pytest.raises(UnknownTrigger):
        handler.handle(told, None)
    assert pool == UserPool()


def test_a_refusal_shows_a_code_and_no_more(pool: UserPool, lines: Lines) -> None:
    """Cognito puts an error's text into its answer."""
    with pytest.raises(NotSettled, match=r"^not-settled$"):
        handler.handle(event("TokenGeneration_Authentication"), None)
    (line,) = lines()
    assert (line["level"], line["code"]) == ("ERROR", "not-settled")


def _unforeseen(*_given: object) -> None:
    raise KeyError


def test_what_nobody_foresaw_lets_nobody_in(
    pool: UserPool, lines: Lines, monkeypatch: pytest.MonkeyPatch
) -> None:
    pool.attributes = {"custom:settled": "yes"}
    monkeypatch.setattr(handler, "decide", _unforeseen)
    with pytest.raises(KeyError):
        handler.handle(event("TokenGeneration_Authentication"), None)
    (line,) = lines()
    assert (line["event"], line["error"]) == ("failed unexpectedly", "KeyError")


LINES: list[Callable[[], dict[str, Any]]] = [
    lambda: event(SIGN_UP, DIGEST, proof=PROOF),
    lambda: event(SIGN_UP, DIGEST),
    lambda: event("PostConfirmation_ConfirmForgotPassword"),
]


@pytest.mark.parametrize("told", LINES)
def test_no_line_names_a_person_or_a_proof(
    told: Callable[[], dict[str, Any]], pool: UserPool, lines: Lines
) -> None:
    handler.handle(told(), None)
    written = str(lines())
    assert USERNAME not in written
    assert PROOF not in written
    assert DIGEST not in written
    assert pool.password not in written
