"""Make an account, like, delete it, repeat: what one mailbox likes by many accounts is withdrawn.

The accounts are made without a mail, so that this can be asked of a deployment on AWS too; by
SignUp, and by the runbook's command, it is tests/operations/test_sweep.py.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import pytest

from lectern.learner_items import LIKE, PROFILE
from tests.access import sweeps
from tests.attacks import clients, sessions
from tests.attacks.calls import COGNITO, unsigned
from tests.attacks.counters import let_the_stream_pass, likes
from tests.attacks.requests_as_data import key, learners
from tests.attacks.scene import OTHER_LESSON, Scene
from tests.attacks.sessions import Session
from tests.attacks.setting import AGAIN
from tests.eventually import eventually

TIMES = 6
LIKED = LIKE.sort_key + OTHER_LESSON
KEPT = {PROFILE.sort_key, LIKED}


@dataclass
class Mailbox:
    """One address, and every account that was made with it."""

    scene: Scene
    accounts: list[Session] = field(default_factory=list)

    def account(self) -> Session:
        self.accounts.append(sessions.sign_in(self.scene.cloud, AGAIN))
        return self.accounts[-1]

    def writes(self, account: Session, *sort_keys: str) -> None:
        own = replace(self.scene, mallory=account)
        for sk in sort_keys:
            assert learners("PutItem", Item=key("<me>", sk))(own).status == 200

    def deletes(self, account: Session) -> None:
        """As whoever owns it; nothing but its own token is needed for that."""
        told = {"AccessToken": account.access_token}
        assert unsigned(self.scene, COGNITO + "DeleteUser", told).status == 200

    def left(self, *accounts: Session) -> set[str]:
        """The sort keys of what is theirs."""
        return {sk for each in accounts for sk in sweeps.partition(self.scene.cloud, each.sub)}


@pytest.fixture
def liked_by_others(scene: Scene) -> int:
    let_the_stream_pass(scene)
    return likes(scene, OTHER_LESSON)


@pytest.fixture
def mailbox(scene: Scene, liked_by_others: int) -> Iterator[Mailbox]:
    """What is left at the end is withdrawn: other tests begin without it."""
    made = Mailbox(scene)
    yield made
    table, root = scene.cloud.stacks.learnersTable, clients.root(scene.cloud, "dynamodb")
    for pk in {each.sub for each in made.accounts}:
        for sk in sweeps.partition(scene.cloud, pk):
            root.delete_item(TableName=table, Key=key(pk, sk))
    eventually(lambda: likes(scene, OTHER_LESSON) == liked_by_others, what="all is counted back")
    _delete_accounts(made)


def _delete_accounts(mailbox: Mailbox) -> None:
    """The last one, if it is there, and the identities: Cognito keeps those of deleted ones."""
    cloud = mailbox.scene.cloud
    cognito, pool = clients.root(cloud, "cognito-idp"), cloud.stacks.userPoolId
    for user in cognito.list_users(UserPoolId=pool, Filter=f'email = "{AGAIN}"')["Users"]:
        cognito.admin_delete_user(UserPoolId=pool, Username=user["Username"])
    identities = [each.identity_id for each in mailbox.accounts]
    clients.root(cloud, "cognito-identity").delete_identities(IdentityIdsToDelete=identities)


@pytest.mark.attack
@pytest.mark.parametrize("times", [TIMES], ids=["deleted accounts/like, delete and begin again"])
def test_no_like_of_a_deleted_account_stays(
    times: int, scene: Scene, mailbox: Mailbox, liked_by_others: int
) -> None:
    for _ in range(times):
        account = mailbox.account()
        mailbox.writes(account, *KEPT)
        mailbox.deletes(account)
    gone = [each.sub for each in mailbox.accounts]
    assert len({*gone}) == times, "an account was not made anew"
    eventually(
        lambda: likes(scene, OTHER_LESSON) == liked_by_others + times, what="what it brings about"
    )

    sweeps.over(scene.cloud, *gone)

    eventually(lambda: likes(scene, OTHER_LESSON) == liked_by_others, what="all is withdrawn")
    assert mailbox.left(*mailbox.accounts) == set()


@pytest.mark.attack
@pytest.mark.parametrize("when", ["last"], ids=["deleted accounts/like when it is deleted"])
def test_no_like_by_the_last_session_of_an_account_stays(
    when: str, scene: Scene, mailbox: Mailbox, liked_by_others: int
) -> None:
    """Its credentials outlive it by an hour at most. Swept once, it likes again, and is swept."""
    account = mailbox.account()
    mailbox.deletes(account)
    for _ in range(2):
        mailbox.writes(account, LIKED)
        eventually(lambda: likes(scene, OTHER_LESSON) == liked_by_others + 1, what="the like")
        sweeps.over(scene.cloud, account.sub)
        eventually(lambda: likes(scene, OTHER_LESSON) == liked_by_others, what="it is withdrawn")


@pytest.mark.lawful
@pytest.mark.parametrize("before", [0, 1], ids=["the first account", "after one was deleted"])
def test_whoever_keeps_an_account_keeps_all_of_it(
    before: int, scene: Scene, mailbox: Mailbox, liked_by_others: int
) -> None:
    """One deleted its account and came back: nothing of the new one goes with the old one's."""
    for _ in range(before):
        mailbox.writes(mailbox.account(), *KEPT)
        mailbox.deletes(mailbox.accounts[-1])
    account = mailbox.account()
    mailbox.writes(account, *KEPT)

    sweeps.over(scene.cloud, *(each.sub for each in mailbox.accounts[:before]))

    eventually(lambda: likes(scene, OTHER_LESSON) == liked_by_others + 1, what="one like is left")
    assert account.sub not in sweeps.noted(scene.cloud)
    assert mailbox.left(account) == KEPT
