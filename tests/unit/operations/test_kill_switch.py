"""The list of revoked learners ends where IAM's bound on a role's policies ends, and says so."""

import json
from collections.abc import Iterator
from typing import Any
from uuid import UUID

import boto3
import pytest
from moto import mock_aws

from access.proof import shipped
from amplify.project.root import ROOT
from operations import kill_switch, revocation
from operations.errors import TooManyRevoked
from operations.revocation import Revocation

ROLE = shipped.AUTH_ROLE
POLICIES = shipped.load(ROOT / "amplify").of_role(ROLE, frozenset({"KillSwitchOn"}))
DOCUMENTED = 100
"""What docs/operations.md promises."""


@pytest.fixture
def iam() -> Iterator[Any]:
    """A role that carries what the access stack gives it, the kill switch left off."""
    with mock_aws():
        made = boto3.client("iam", "eu-west-1")
        made.create_role(RoleName=ROLE, AssumeRolePolicyDocument="{}")
        for policy in POLICIES:
            if not policy.switched:
                document = json.dumps(policy.document)
                made.put_role_policy(RoleName=ROLE, PolicyName=policy.name, PolicyDocument=document)
        yield made


def _of(learners: int) -> Revocation:
    ids = (str(UUID(int=number)) for number in range(learners))
    return Revocation(frozenset(ids))


def _most(iam: Any) -> int:
    """How many learners the list takes."""
    for learners in range(DOCUMENTED, 1_000):
        try:
            kill_switch.write(iam, ROLE, _of(learners))
        except TooManyRevoked:
            return learners - 1
    raise AssertionError("nothing bounds the list")


def test_a_hundred_learners_fit_and_one_too_many_changes_nothing(iam: Any) -> None:
    most = _most(iam)
    assert most >= DOCUMENTED
    assert kill_switch.read(iam, ROLE) == _of(most)
    with pytest.raises(TooManyRevoked, match=f"full at {most}.*restore those.*killSwitch"):
        kill_switch.write(iam, ROLE, _of(most + 1))
    kill_switch.write(iam, ROLE, _of(most - 1))


def test_beside_a_full_list_the_switch_for_everyone_still_fits(iam: Any) -> None:
    full = revocation.document(_of(_most(iam)))
    whole = [full, *(policy.document for policy in POLICIES)]
    assert sum(map(kill_switch.size, whole)) <= kill_switch.INLINE_CHARACTERS
