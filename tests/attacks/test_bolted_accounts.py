"""Who planted a password can't bolt the account by a second factor before its owner has it.

Anybody signs up with anybody's address. Without a token, or the session of a challenge that asks
for one, nobody sets a factor up; an account that isn't settled gets neither. Turning one on is
lawful for who has the account, and then no password alone opens it.
"""

from typing import Any

import pytest
from botocore.exceptions import ClientError

from lectern.attributes import IS_SETTLED
from tests.access import srp, totp
from tests.attacks import clients
from tests.attacks.test_planted_passwords import (
    CHOSEN,
    NOT_MAILED,
    PLANTED,
    UNSETTLED,
    Planted,
    failing,
    planted,
)

__all__ = ["planted"]
pytestmark = pytest.mark.only_local(NOT_MAILED)


def _anyone(account: Planted) -> Any:
    return clients.client(account.scene.cloud, "cognito-idp", clients.NOBODY)


def _first_challenge(account: Planted) -> str:
    """The session that everybody gets who asks to sign in, before any proof of a password; a made
    up one where there is none, as of an account that nobody has confirmed."""
    anyone = _anyone(account)
    try:
        asked = anyone.initiate_auth(
            ClientId=account.scene.cloud.stacks.userPoolClientId,
            AuthFlow="USER_SRP_AUTH",
            AuthParameters={"USERNAME": account.email, "SRP_A": f"{pow(2, 257, srp.PRIME):x}"},
        )
    except anyone.exceptions.UserNotConfirmedException:
        return "x" * 24
    return str(asked.get("Session") or "x" * 24)


def _is_refused_a_factor(account: Planted) -> None:
    session = _first_challenge(account)
    with pytest.raises(ClientError, match="NotAuthorizedException"):
        _anyone(account).associate_software_token(Session=session)
    with pytest.raises(ClientError, match="NotAuthorizedException"):
        _anyone(account).verify_software_token(Session=session, UserCode="123456")


def _owner_resets(account: Planted) -> Any:
    """As ConfirmForgotPassword leaves the account; the code is mailed, which nobody reads here."""
    account.admin("admin_set_user_password", Password=CHOSEN, Permanent=True)
    account.admin("admin_update_user_attributes", UserAttributes=[{**IS_SETTLED}])
    stacks = account.scene.cloud.stacks
    pool, client = stacks.userPoolId, stacks.userPoolClientId
    return srp.verified(_anyone(account), pool, client, account.email, CHOSEN)


@pytest.mark.attack
@pytest.mark.parametrize("when", ["before", "after"], ids=lambda when: f"bolted/{when} the code")
def test_a_planted_password_sets_up_no_factor(when: str, planted: Planted) -> None:
    if when == "after":
        planted.confirm({})
    _is_refused_a_factor(planted)
    if when == "before":
        planted.confirm({})
    assert "ChallengeName" not in _owner_resets(planted)


@pytest.mark.attack
@pytest.mark.parametrize("proof", [False, True], ids=["bolted/the trigger fails", "its own too"])
def test_a_right_password_of_an_account_that_is_not_settled_sets_up_none(
    proof: bool, planted: Planted
) -> None:
    with failing(planted.scene), pytest.raises(ClientError):
        planted.confirm({"proof": planted.proof} if proof else {})
    assert UNSETTLED in planted.refusal(PLANTED)
    _is_refused_a_factor(planted)
    assert "ChallengeName" not in _owner_resets(planted)


@pytest.mark.attack
@pytest.mark.parametrize("mode", ["OPTIONAL"], ids=["bolted/the pool asks nobody who has none"])
def test_nobody_is_made_to_set_one_up_by_a_challenge(mode: str, planted: Planted) -> None:
    """A pool that requires a factor hands out MFA_SETUP sessions for a password alone."""
    pool = clients.root(planted.scene.cloud, "cognito-idp").get_user_pool_mfa_config(
        UserPoolId=planted.scene.cloud.stacks.userPoolId
    )
    assert pool["MfaConfiguration"] == mode


def _bolted(account: Planted) -> str:
    """The owner's own factor; its secret."""
    account.confirm({"proof": account.proof})
    token = {"AccessToken": account.sign_in()["AccessToken"]}
    secret = str(_anyone(account).associate_software_token(**token)["SecretCode"])
    _anyone(account).verify_software_token(**token, UserCode=totp.code(secret))
    wanted = {"Enabled": True, "PreferredMfa": True}
    _anyone(account).set_user_mfa_preference(**token, SoftwareTokenMfaSettings=wanted)
    return secret


def _answered(account: Planted, code: str) -> Any:
    stacks = account.scene.cloud.stacks
    pool, client = stacks.userPoolId, stacks.userPoolClientId
    asked: Any = srp.verified(_anyone(account), pool, client, account.email, PLANTED)
    assert asked["ChallengeName"] == "SOFTWARE_TOKEN_MFA"
    assert "AuthenticationResult" not in asked
    answers = {"USERNAME": account.email, "SOFTWARE_TOKEN_MFA_CODE": code}
    return _anyone(account).respond_to_auth_challenge(
        ClientId=client,
        ChallengeName="SOFTWARE_TOKEN_MFA",
        Session=asked["Session"],
        ChallengeResponses=answers,
    )


@pytest.mark.lawful
def test_who_has_the_account_turns_a_factor_on_and_signs_in_with_a_code(planted: Planted) -> None:
    secret = _bolted(planted)
    answered = _answered(planted, totp.code(secret, 1))
    assert answered["AuthenticationResult"]["IdToken"]


@pytest.mark.attack
@pytest.mark.parametrize(
    ("steps", "error"),
    [(0, "ExpiredCodeException"), (9, "CodeMismatchException"), (-9, "CodeMismatchException")],
    ids=["factor/a code that was used before", "of a time to come", "of a time gone by"],
)
def test_an_old_code_opens_nothing(steps: int, error: str, planted: Planted) -> None:
    secret = _bolted(planted)
    used = totp.code(secret, 1)
    if steps == 0:
        _answered(planted, used)
    code = totp.code(secret, steps) if steps else used
    with pytest.raises(ClientError, match=error):
        _answered(planted, code)


@pytest.mark.attack
@pytest.mark.parametrize("tries", [5], ids=["factor/codes are tried out"])
def test_a_session_takes_few_guesses(tries: int, planted: Planted) -> None:
    secret = _bolted(planted)
    stacks = planted.scene.cloud.stacks
    pool, client = stacks.userPoolId, stacks.userPoolClientId
    asked = srp.verified(_anyone(planted), pool, client, planted.email, PLANTED)
    codes = [*("000000" for _ in range(tries)), totp.code(secret, 1)]
    for code in codes:
        with pytest.raises(ClientError) as refused:
            _anyone(planted).respond_to_auth_challenge(
                ClientId=client,
                ChallengeName="SOFTWARE_TOKEN_MFA",
                Session=asked["Session"],
                ChallengeResponses={
                    "USERNAME": planted.email,
                    "SOFTWARE_TOKEN_MFA_CODE": code,
                },
            )
    assert refused.value.response["Error"]["Code"] == "NotAuthorizedException"
