"""A stranger signs up with somebody's address and a password of theirs: it never opens the account.

The mailbox's owner confirms through the pool's administrator here, whose call has the same trigger
as the mailed code's (ConfirmSignUp); with mailed codes and the site it is
tests/browser/test_account.py.
"""

import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest
from botocore.exceptions import ClientError

from lectern.attributes import IS_SETTLED, PROOF
from tests.access import newcomers, srp
from tests.attacks import clients
from tests.attacks.scene import Scene

PLANTED, CHOSEN = "Planted-password-1", "Chosen-password-1"
NOT_MAILED = "a sign-up mails its code, and nobody has these addresses on AWS"
pytestmark = pytest.mark.only_local(NOT_MAILED)
WRONG, UNSETTLED = "Incorrect username or password", "not-settled"
FROM_ELSEWHERE: dict[str, dict[str, str]] = {
    "without a proof": {},
    "with an empty one": {"proof": ""},
    "with one of their own": {"proof": "0f" * 32},
}


@dataclass(frozen=True)
class Planted:
    """An account that a stranger signed up; `proof` is the stranger's."""

    scene: Scene
    email: str
    proof: str

    def sign_in(self, password: str = PLANTED) -> Any:
        stacks = self.scene.cloud.stacks
        anyone = clients.client(self.scene.cloud, "cognito-idp", clients.NOBODY)
        return srp.tokens(anyone, stacks.userPoolId, stacks.userPoolClientId, self.email, password)

    def refusal(self, password: str = PLANTED) -> str:
        with pytest.raises(ClientError) as refused:
            self.sign_in(password)
        return str(refused.value.response["Error"]["Message"])

    def confirm(self, metadata: dict[str, str]) -> None:
        self.admin("admin_confirm_sign_up", ClientMetadata=metadata)

    def admin(self, operation: str, **told: Any) -> Any:
        pool = self.scene.cloud.stacks.userPoolId
        call = getattr(clients.root(self.scene.cloud, "cognito-idp"), operation)
        return call(UserPoolId=pool, Username=self.email, **told)

    def is_settled(self) -> bool:
        return IS_SETTLED in self.admin("admin_get_user")["UserAttributes"]


@pytest.fixture
def planted(scene: Scene) -> Iterator[Planted]:
    email = f"{uuid.uuid4().hex}@lectern.test"
    anyone = clients.client(scene.cloud, "cognito-idp", clients.NOBODY)
    client = scene.cloud.stacks.userPoolClientId
    made = Planted(scene, email, newcomers.sign_up(anyone, client, email, PLANTED))
    yield made
    made.admin("admin_delete_user")


@contextmanager
def failing(scene: Scene) -> Iterator[None]:
    """The function without a setting that it needs, as after a push that went wrong."""
    functions, name = clients.root(scene.cloud, "lambda"), scene.cloud.stacks.confirmedFunction
    found = functions.get_function_configuration(FunctionName=name)["Environment"]["Variables"]
    broken = {**found, "USER_POOL_ID": ""}
    functions.update_function_configuration(FunctionName=name, Environment={"Variables": broken})
    try:
        yield
    finally:
        functions.update_function_configuration(FunctionName=name, Environment={"Variables": found})


@contextmanager
def hammered(account: Planted) -> Iterator[list[str]]:
    """Signs in by the planted password all the while; what came of it, a word for each try."""
    ended, came = threading.Event(), list[str]()

    def hammer() -> None:
        while not ended.is_set():
            try:
                account.sign_in()
                came.append("in")
            except ClientError as refused:
                came.append(refused.response["Error"]["Code"])

    stranger = threading.Thread(target=hammer)
    stranger.start()
    try:
        yield came
    finally:
        ended.set()
        stranger.join()


@pytest.mark.attack
@pytest.mark.parametrize(
    "metadata",
    FROM_ELSEWHERE.values(),
    ids=[f"planted/the owner confirms {each}" for each in FROM_ELSEWHERE],
)
def test_at_no_moment_does_a_planted_password_open_the_account(
    metadata: dict[str, str], planted: Planted
) -> None:
    assert "not confirmed" in planted.refusal()
    with hammered(planted) as came:
        planted.confirm(metadata)
    assert "in" not in came
    assert came
    assert WRONG in planted.refusal()
    assert not planted.is_settled()


@pytest.mark.attack
@pytest.mark.parametrize("times", [1], ids=["planted/the stranger shows the proof afterwards"])
def test_a_proof_that_comes_after_the_owner_settles_nothing(times: int, planted: Planted) -> None:
    planted.confirm({})
    anyone = clients.client(planted.scene.cloud, "cognito-idp", clients.NOBODY)
    client = planted.scene.cloud.stacks.userPoolClientId
    with pytest.raises(ClientError, match="cannot be confirmed"):
        anyone.confirm_sign_up(
            ClientId=client,
            Username=planted.email,
            ConfirmationCode="123456",
            ClientMetadata={"proof": planted.proof},
        )
    assert not planted.is_settled()
    assert WRONG in planted.refusal()


@pytest.mark.attack
@pytest.mark.parametrize("proven", [False, True], ids=["planted/the trigger fails", "its own too"])
def test_a_trigger_that_failed_lets_nobody_in(proven: bool, planted: Planted) -> None:
    """The account is confirmed and the password is right, and still no token is made."""
    with failing(planted.scene):
        with pytest.raises(ClientError, match="misconfigured") as refused:
            planted.confirm({"proof": planted.proof} if proven else {})
        assert refused.value.response["Error"]["Code"] == "UserLambdaValidationException"
        assert "misconfigured" in planted.refusal()
    assert planted.refusal() == f"PreTokenGeneration failed with error {UNSETTLED}."
    assert not planted.is_settled()


@pytest.mark.attack
@pytest.mark.parametrize("password", [CHOSEN], ids=["planted/any password of an unsettled account"])
def test_no_password_opens_an_account_that_is_not_settled(password: str, planted: Planted) -> None:
    """Even one that an administrator sets: who makes an account settles it by its attribute."""
    planted.confirm({})
    planted.admin("admin_set_user_password", Password=password, Permanent=True)
    assert UNSETTLED in planted.refusal(password)
    planted.admin("admin_update_user_attributes", UserAttributes=[{**IS_SETTLED}])
    assert planted.sign_in(password)["IdToken"]


@pytest.mark.attack
@pytest.mark.parametrize("token", ["RefreshToken"], ids=["planted/a session that was there before"])
def test_a_session_of_an_account_that_is_not_settled_is_not_renewed(
    token: str, planted: Planted
) -> None:
    planted.confirm({"proof": planted.proof})
    session = planted.sign_in()
    planted.admin("admin_update_user_attributes", UserAttributes=[{**IS_SETTLED, "Value": "no"}])
    anyone = clients.client(planted.scene.cloud, "cognito-idp", clients.NOBODY)
    with pytest.raises(ClientError, match=UNSETTLED):
        anyone.initiate_auth(
            ClientId=planted.scene.cloud.stacks.userPoolClientId,
            AuthFlow="REFRESH_TOKEN_AUTH",
            AuthParameters={"REFRESH_TOKEN": session[token]},
        )


@pytest.mark.lawful
def test_who_signs_up_and_confirms_is_in(planted: Planted) -> None:
    planted.confirm({"proof": planted.proof})
    session = planted.sign_in()
    assert planted.is_settled()
    anyone = clients.client(planted.scene.cloud, "cognito-idp", clients.NOBODY)
    shown = anyone.get_user(AccessToken=session["AccessToken"])["UserAttributes"]
    assert {each["Name"] for each in shown} == {"sub", "email"}
    renewed = anyone.initiate_auth(
        ClientId=planted.scene.cloud.stacks.userPoolClientId,
        AuthFlow="REFRESH_TOKEN_AUTH",
        AuthParameters={"REFRESH_TOKEN": session["RefreshToken"]},
    )
    assert renewed["AuthenticationResult"]["IdToken"]


@pytest.mark.lawful
def test_a_new_proof_changes_nothing_of_what_is_settled(planted: Planted) -> None:
    planted.confirm({"proof": planted.proof})
    anyone = clients.client(planted.scene.cloud, "cognito-idp", clients.NOBODY)
    anyone.update_user_attributes(
        AccessToken=planted.sign_in()["AccessToken"],
        UserAttributes=[{"Name": PROOF, "Value": "0" * 64}],
    )
    assert planted.is_settled()
    assert planted.sign_in()["IdToken"]
