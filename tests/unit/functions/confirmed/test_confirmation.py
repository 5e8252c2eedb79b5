"""The code that confirms an address settles the account only from the browser that signed up."""

import hashlib
from typing import Any

import pytest

from confirmed import handler
from confirmed.event import RESET, SIGN_UP
from lectern.errors import DirectoryUnavailable
from tests.unit.functions.confirmed.conftest import DIGEST, PLANTED, PROOF, UserPool, event
from tests.unit.functions.conftest import Lines

SETTLED = {"custom:settled": "yes"}
NO_PROOFS = {
    "none at all": {},
    "another's": {"proof": "0e" * 32},
    "nothing": {"proof": ""},
    "the digest": {"proof": DIGEST},
    "too short": {"proof": PROOF[2:]},
    "too long": {"proof": PROOF + "0f"},
    "capitals": {"proof": PROOF.upper()},
    "a line more": {"proof": PROOF + "\n"},
    "no digits": {"proof": "x" * 64},
}


def test_the_browser_that_signed_up_settles_the_account(pool: UserPool, lines: Lines) -> None:
    told = event(SIGN_UP, DIGEST, proof=PROOF)
    assert handler.handle(told, None) == told
    assert pool == UserPool(SETTLED)
    assert [line["event"] for line in lines()] == ["settled"]


@pytest.mark.parametrize("metadata", NO_PROOFS.values(), ids=NO_PROOFS)
def test_from_elsewhere_nobody_knows_the_password_any_more(
    metadata: dict[str, str], pool: UserPool
) -> None:
    handler.handle(event(SIGN_UP, DIGEST, **metadata), None)
    assert pool.password != PLANTED
    assert (pool.attributes, pool.sessions) == ({}, 0)


@pytest.mark.parametrize(
    "planted", ["", hashlib.sha256(b"").hexdigest(), "é"], ids=["none", "of nothing", "no digest"]
)
@pytest.mark.parametrize("proof", ["", PROOF], ids=["no proof", "a proof"])
def test_a_digest_that_no_proof_was_made_for_settles_nothing(
    planted: str, proof: str, pool: UserPool
) -> None:
    handler.handle(event(SIGN_UP, planted, proof=proof), None)
    assert pool.attributes == {}
    assert pool.password != PLANTED


def test_no_two_accounts_get_the_same_password(pool: UserPool) -> None:
    found = set()
    for _ in range(2):
        handler.handle(event(SIGN_UP, DIGEST), None)
        found.add(pool.password)
    assert len(found) == 2
    assert all(len(each) >= 32 for each in found)


def test_who_sets_the_password_by_a_code_settles_the_account(pool: UserPool) -> None:
    pool.password = chosen = "chosen-password"
    handler.handle(event(RESET, DIGEST), None)
    assert pool == UserPool(SETTLED, chosen)


@pytest.mark.parametrize("told", [event(SIGN_UP, DIGEST, proof=PROOF), event(SIGN_UP, DIGEST)])
def test_asked_again_it_does_the_same(told: dict[str, Any], pool: UserPool) -> None:
    handler.handle(told, None)
    before = (pool.attributes, pool.sessions)
    handler.handle(told, None)
    assert (pool.attributes, pool.sessions) == before


@pytest.mark.parametrize(
    "operation",
    ["admin_update_user_attributes", "admin_set_user_password", "admin_user_global_sign_out"],
)
def test_what_was_done_half_settles_nothing(operation: str, pool: UserPool, lines: Lines) -> None:
    pool.fails = {operation}
    proof = PROOF if operation == "admin_update_user_attributes" else ""
    with pytest.raises(DirectoryUnavailable):
        handler.handle(event(SIGN_UP, DIGEST, proof=proof), None)
    assert pool.attributes == {}
    (line,) = lines()
    assert line["detail"] == f"{operation}: TooManyRequestsException."
