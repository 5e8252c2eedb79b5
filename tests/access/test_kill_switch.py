"""The kill switch holds at a learner's next request, sessions issued before it included.

Enforced locally by Lectern's model of IAM. The command is run as an operator runs it.
"""

from collections.abc import Callable, Iterator

import pytest

from operations import kill_switch
from operations.__main__ import EVERYONE, main
from operations.revocation import Revocation
from tests.access import people
from tests.access.cloud import Cloud
from tests.access.lawful_requests import lawful
from tests.access.people import Person
from tests.eventually import eventually

EMAIL = "mallory@lectern.test"
Operate = Callable[..., tuple[int, str]]


@pytest.fixture(scope="module")
def mallory(cloud: Cloud) -> Person:
    return people.signed_in(cloud, EMAIL)


@pytest.fixture
def operate(
    cloud: Cloud, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Operate]:
    """The command as for a real account: role, endpoint and credentials given, none found out.

    Returns its exit status and what it printed; afterwards nobody is revoked.
    """
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", cloud.root.root_access_key_id)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", cloud.root.root_secret_access_key)

    pool = cloud.stacks.userPoolId

    def run(*arguments: str, role: str = cloud.stacks.learnerRoleName) -> tuple[int, str]:
        status = main(
            ["--role", role, "--user-pool", pool, "--endpoint-url", cloud.url, *arguments]
        )
        printed = capsys.readouterr()
        return status, printed.out + printed.err

    yield run
    kill_switch.write(people.root(cloud, "iam"), cloud.stacks.learnerRoleName, Revocation())


def may_do_all(cloud: Cloud, person: Person) -> set[bool]:
    requests = lawful(cloud.stacks, person.sub).values()
    return {person.may(operation, **body) for operation, body in requests}


def test_a_revoked_learners_next_request_is_refused_and_nobody_elses(
    operate: Operate, cloud: Cloud, mallory: Person, grace: Person
) -> None:
    assert may_do_all(cloud, mallory) == {True}

    operate("revoke", mallory.sub)

    assert may_do_all(cloud, mallory) == {False}
    assert may_do_all(cloud, grace) == {True}


def test_signing_in_again_gives_a_revoked_learner_nothing(
    operate: Operate, cloud: Cloud, mallory: Person
) -> None:
    operate("revoke", mallory.sub)

    again = people.signed_in(cloud, EMAIL)

    assert again.sub == mallory.sub
    assert may_do_all(cloud, again) == {False}


def test_a_person_is_revoked_and_restored_by_mail_address(
    operate: Operate, cloud: Cloud, mallory: Person
) -> None:
    operate("revoke", EMAIL)
    assert may_do_all(cloud, mallory) == {False}
    operate("restore", EMAIL)
    assert may_do_all(cloud, mallory) == {True}


def test_unlinking_does_not_step_round_a_revocation(
    operate: Operate, cloud: Cloud, mallory: Person
) -> None:
    operate("revoke", EMAIL)

    returned = people.unlinked_and_back(cloud, EMAIL)

    assert returned.identity != mallory.identity
    assert may_do_all(cloud, returned) == {False}


def test_a_restored_learner_may_go_on_in_the_same_session(
    operate: Operate, cloud: Cloud, mallory: Person
) -> None:
    operate("revoke", mallory.sub)
    operate("restore", mallory.sub)

    assert may_do_all(cloud, mallory) == {True}


def test_revoking_everyone_ends_every_session_and_lets_people_sign_in_again(
    operate: Operate, cloud: Cloud, mallory: Person, grace: Person, moderator: Person
) -> None:
    operate("revoke", EVERYONE)

    for person in (mallory, grace, moderator):
        assert may_do_all(cloud, person) == {False}

    def signed_in_anew() -> bool:  # issue times are whole seconds
        return may_do_all(cloud, people.signed_in(cloud, EMAIL)) == {True}

    eventually(signed_in_anew, what="a session issued after the revocation")


def test_who_is_revoked_stays_so_when_everyone_is_let_in_again(
    operate: Operate, cloud: Cloud, mallory: Person
) -> None:
    operate("revoke", mallory.sub)
    operate("revoke", EVERYONE)
    operate("restore", EVERYONE)

    assert may_do_all(cloud, mallory) == {False}


def test_the_operator_sees_who_is_revoked(operate: Operate, mallory: Person) -> None:
    assert operate("revoked") == (0, "Nobody is refused.\n")
    operate("revoke", mallory.sub)
    assert operate("revoked") == (0, f"refused: {mallory.sub} {EMAIL}\n")


@pytest.mark.parametrize("whom", ["nobody@lectern.test", "*", "eu-west-1:*", ""])
def test_only_a_person_can_be_revoked(operate: Operate, whom: str) -> None:
    status, printed = operate("revoke", whom)
    assert status == 1
    assert "is neither the mail address" in printed


def test_a_role_that_is_not_there_is_one_clear_line(operate: Operate) -> None:
    status, printed = operate("revoked", role="no-such-role")
    assert (status, printed.count("\n")) == (1, 1)
    assert "no-such-role" in printed
