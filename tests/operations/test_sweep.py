"""Sign up, like, DeleteUser, repeat: one mailbox's many likes are gone after a sweep.

The sweep looks twice, ten minutes apart: here its own note of the first look is made older.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from lectern import keys
from lectern.learner_items import LIKE
from tests.access import newcomers, people, srp, sweeps
from tests.access.people import Person
from tests.eventually import eventually
from tests.operations.operators import Operator
from tests.webhook import lesson_event, new_entry

TIMES = 6


@dataclass(frozen=True)
class Account:
    """Somebody who signed up by themselves."""

    person: Person
    access_token: str


@pytest.fixture
def lesson(operator: Operator) -> str:
    entry = new_entry()
    operator.sends(lesson_event(entry, 1, "Much liked"))
    content = f"wagtail-{entry}"
    eventually(lambda: operator.entry(keys.entry(content)), 30, "the entry")
    return content


def signs_up(operator: Operator, email: str) -> Account:
    """The code that is mailed is confirmed by the pool's administrator instead."""
    cloud, password = operator.cloud, operator.cloud.root.demo_password
    pool, client = cloud.stacks.userPoolId, cloud.stacks.userPoolClientId
    anyone = people.unsigned(cloud, "cognito-idp")
    proof = newcomers.sign_up(anyone, client, email, password)
    operator.client("cognito-idp").admin_confirm_sign_up(
        UserPoolId=pool, Username=email, ClientMetadata={"proof": proof}
    )
    found = srp.tokens(anyone, pool, client, email, password)
    return Account(people.issued(cloud, found["IdToken"]), found["AccessToken"])


def likes(operator: Operator, person: Person, content: str) -> None:
    item = {"pk": {"S": person.sub}, "sk": {"S": LIKE.key(person.sub, content).sk}}
    assert person.may("PutItem", TableName=operator.stacks.learnersTable, Item=item)


def deletes(operator: Operator, account: Account) -> None:
    people.unsigned(operator.cloud, "cognito-idp").delete_user(AccessToken=account.access_token)


def counter(operator: Operator, content: str) -> int:
    stats: dict[str, Any] = operator.entry(keys.stats(content))
    return int(stats.get("likes", {"N": "0"})["N"])


def partition(operator: Operator, pk: str) -> list[str]:
    return sweeps.partition(operator.cloud, pk)


def ages_the_first_look(operator: Operator) -> None:
    sweeps.age_first_look(operator.cloud, *sweeps.noted(operator.cloud))


By = Callable[[Operator], str]
WAYS: dict[str, By] = {
    "make sweep": lambda operator: operator.makes("sweep"),
    "on AWS": lambda operator: operator.on_aws("sweep"),
}


@pytest.mark.parametrize("way", sorted(WAYS))
def test_six_likes_of_one_mailbox_are_withdrawn_and_an_honest_one_stays(
    operator: Operator, lesson: str, way: str
) -> None:
    honest = signs_up(operator, f"honest-{lesson}@lectern.test").person
    likes(operator, honest, lesson)
    gone = []
    for _ in range(TIMES):
        account = signs_up(operator, f"again-{lesson}@lectern.test")
        likes(operator, account.person, lesson)
        deletes(operator, account)
        gone.append(account.person)
    eventually(lambda: counter(operator, lesson) == TIMES + 1, 60, "what the mailbox brings about")

    sweep = WAYS[way]
    assert f"{TIMES} more people have no account." in sweep(operator)
    assert counter(operator, lesson) == TIMES + 1, "one look is no proof"
    ages_the_first_look(operator)
    assert f"what {TIMES} deleted accounts left was deleted" in sweep(operator)

    eventually(lambda: counter(operator, lesson) == 1, 60, "the likes are withdrawn")
    for person in gone:
        assert partition(operator, person.sub) == []
    assert partition(operator, honest.sub) == [f"LIKE#{lesson}"]


def test_a_like_by_the_last_session_of_a_deleted_account_goes_with_the_next_round(
    operator: Operator, lesson: str
) -> None:
    account = signs_up(operator, f"last-{lesson}@lectern.test")
    deletes(operator, account)
    likes(operator, account.person, lesson)
    eventually(lambda: counter(operator, lesson) == 1, 60, "the like")
    operator.makes("sweep")
    ages_the_first_look(operator)
    operator.makes("sweep")
    eventually(lambda: counter(operator, lesson) == 0, 60, "it is withdrawn")


def test_a_sweep_that_may_not_ask_the_user_pool_deletes_nothing_and_says_so(
    operator: Operator, lesson: str
) -> None:
    account = signs_up(operator, f"kept-{lesson}@lectern.test")
    likes(operator, account.person, lesson)
    role = operator.stacks.sweepFunction
    iam = operator.client("iam")
    policy = (
        '{"Version": "2012-10-17", "Statement": '
        '[{"Effect": "Deny", "Action": "cognito-idp:*", "Resource": "*"}]}'
    )
    iam.put_role_policy(RoleName=role, PolicyName="outage", PolicyDocument=policy)
    try:
        answer = operator.invokes("sweep", {})
        assert answer["errorMessage"].startswith("ListUsers: AccessDenied")
    finally:
        iam.delete_role_policy(RoleName=role, PolicyName="outage")
    assert partition(operator, account.person.sub) == [f"LIKE#{lesson}"]
    eventually(lambda: operator.logged("sweep", "directory-unavailable"), 30, "the log")


def test_the_schedule_calls_the_function(operator: Operator) -> None:
    """That it goes off, the emulator's own clock does; here is what it would do then."""
    events = operator.client("events")
    rule = events.describe_rule(Name=operator.stacks.sweepFunction)
    assert (rule["State"], rule["ScheduleExpression"]) == ("ENABLED", "rate(15 minutes)")
    targets = events.list_targets_by_rule(Rule=operator.stacks.sweepFunction)["Targets"]
    assert [each["Arn"].rpartition(":")[2] for each in targets] == [operator.stacks.sweepFunction]
