"""The lawful way through a challenge: first the password, then its answer, in the same session."""

import uuid

import pytest
from botocore.exceptions import ClientError

from lectern.attributes import IS_SETTLED
from tests.access import srp
from tests.attacks import clients
from tests.attacks.scene import Scene
from tests.attacks.tokens import claims

TEMPORARY, CHOSEN = "Temporary-password-1", "Chosen-password-1"


def invited(scene: Scene) -> str:
    email = f"{uuid.uuid4().hex}@lectern.test"
    clients.root(scene.cloud, "cognito-idp").admin_create_user(
        UserPoolId=scene.cloud.stacks.userPoolId,
        Username=email,
        TemporaryPassword=TEMPORARY,
        MessageAction="SUPPRESS",
        UserAttributes=[{**IS_SETTLED}],
    )
    return email


def answer(scene: Scene, username: str, session: str) -> str:
    """Chooses the password of `username`; returns the id token that this gives."""
    anyone = clients.client(scene.cloud, "cognito-idp", clients.NOBODY)
    result = anyone.respond_to_auth_challenge(
        ClientId=scene.cloud.stacks.userPoolClientId,
        ChallengeName="NEW_PASSWORD_REQUIRED",
        Session=session,
        ChallengeResponses={"USERNAME": username, "NEW_PASSWORD": CHOSEN},
    )
    token: str = result["AuthenticationResult"]["IdToken"]
    return token


def session_of(scene: Scene, email: str) -> str:
    stacks = scene.cloud.stacks
    anyone = clients.client(scene.cloud, "cognito-idp", clients.NOBODY)
    pool, client = stacks.userPoolId, stacks.userPoolClientId
    return srp.verified(anyone, pool, client, email, TEMPORARY)["Session"]


@pytest.mark.lawful
def test_whoever_knows_the_first_password_chooses_the_next(scene: Scene) -> None:
    email = invited(scene)
    assert answer(scene, email, session_of(scene, email))


@pytest.mark.attack
@pytest.mark.parametrize("session", ["", "x" * 32], ids=["challenge/no session", "challenge/guess"])
def test_nobody_answers_a_challenge_of_another(session: str, scene: Scene) -> None:
    email = invited(scene)
    session_of(scene, email)
    with pytest.raises(ClientError, match=r"NotAuthorized|InvalidParameter"):
        answer(scene, email, session or "0" * 20)


@pytest.mark.attack
@pytest.mark.parametrize("times", [2], ids=["challenge/a session again"])
def test_a_session_is_good_for_one_answer(times: int, scene: Scene) -> None:
    email = invited(scene)
    session = session_of(scene, email)
    answer(scene, email, session)
    with pytest.raises(ClientError, match="NotAuthorized"):
        answer(scene, email, session)


@pytest.mark.attack
@pytest.mark.parametrize("whose", ["victim"], ids=["challenge/another's name in one's own session"])
def test_ones_own_session_sets_nobody_elses_password(whose: str, scene: Scene) -> None:
    email = invited(scene)
    token = answer(scene, scene.victim.email, session_of(scene, email))
    assert claims(token)["email"] == email
    anyone = clients.client(scene.cloud, "cognito-idp", clients.NOBODY)
    stacks, victim = scene.cloud.stacks, scene.victim
    assert srp.tokens(
        anyone, stacks.userPoolId, stacks.userPoolClientId, victim.email, victim.password
    )
