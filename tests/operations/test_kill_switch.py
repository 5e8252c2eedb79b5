"""The runbook's "The kill switch" by the stack's parameter; "Revoke a learner" by the account."""

import os
import subprocess
import sys

import pytest
from botocore.exceptions import ClientError

from amplify.project.root import ROOT
from lectern import keys
from local.settings import ENV_NAME
from tests.access import people
from tests.access.people import Person
from tests.access.srp import sign_in
from tests.eventually import eventually
from tests.operations.operators import Operator
from tests.webhook import lesson_event, new_entry


def _may_read(operator: Operator, person: Person) -> bool:
    key = {"pk": {"S": person.sub}, "sk": {"S": "PROFILE"}}
    return person.may(
        "GetItem",
        TableName=operator.stacks.learnersTable,
        Key=key,
        ProjectionExpression="displayName",
    )


def test_the_switch_refuses_every_browser_and_no_function_until_it_is_off(
    operator: Operator,
) -> None:
    person = people.signed_in(operator.cloud, "everyone@lectern.test")
    assert _may_read(operator, person)

    operator.pushes("customaccess", killSwitch="on")
    assert not _may_read(operator, person)
    assert not _may_read(operator, people.signed_in(operator.cloud, "newcomer@lectern.test"))
    entry = new_entry()
    operator.sends(lesson_event(entry, 1, "Published meanwhile"))
    eventually(lambda: operator.entry(keys.entry(f"wagtail-{entry}")), 30, "the entry")

    operator.pushes("customaccess", killSwitch="off")
    assert _may_read(operator, person)


def test_a_closed_account_signs_in_no_more_and_is_let_in_again(operator: Operator) -> None:
    email = "closed@lectern.test"
    people.signed_in(operator.cloud, email)
    cognito, pool = operator.client("cognito-idp"), operator.stacks.userPoolId
    account = {"UserPoolId": pool, "Username": email}

    def signs_in() -> str:
        return sign_in(
            people.unsigned(operator.cloud, "cognito-idp"),
            pool,
            operator.stacks.userPoolClientId,
            email,
            operator.cloud.root.demo_password,
        )

    cognito.admin_disable_user(**account)
    cognito.admin_user_global_sign_out(**account)
    with pytest.raises(ClientError, match="disabled"):
        signs_in()
    cognito.admin_enable_user(**account)
    assert signs_in()


@pytest.mark.parametrize("command", [["revoked"], ["replay"], ["revoke", "everyone"]])
def test_an_operator_without_the_right_is_told_in_one_line(
    operator: Operator, command: list[str]
) -> None:
    keys_of_nobody = {"AWS_ACCESS_KEY_ID": "AKIANOBODY", "AWS_SECRET_ACCESS_KEY": "none"}
    named = ["--env", ENV_NAME, "--endpoint-url", operator.cloud.url]
    ran = subprocess.run(
        [sys.executable, "-m", "operations", *named, *command],
        cwd=ROOT,
        env={**os.environ, **keys_of_nobody},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.returncode, ran.stdout, ran.stderr.count("\n")) == (1, "", 1)
