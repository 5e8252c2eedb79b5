"""A policy broken on purpose fails the proof, and the failure names the rule."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from access.proof import matrix, offline
from access.proof.matrix import Matrix
from access.proof.result import Finding
from tests.proof import broken

UNNAMED = ("ReadPublishedContent", "Null", "aws:PrincipalTag/sub")
"""Content has no owner: only this condition keeps a session out that names no person. The other
grants name the person in their keys, which nothing matches without the tag."""
SOME = {*broken.conditions(broken.ACCESS)[::6], UNNAMED}
"""Every sixth here; that each of them is noticed is what the mutants show."""
ACTIVITY = "backend/function/activity/activity-cloudformation-template.json"
GIVEN = {"Sid": "RememberLikesAndAuthors", "Action": "dynamodb:PutItem"}


@pytest.fixture
def amplify(tmp_path: Path) -> Path:
    return broken.project(tmp_path)


Prove = Callable[[], tuple[Finding, Finding]]


@pytest.fixture
def proven(amplify: Path, decided: Matrix) -> Prove:
    """What the cells and the names of the grants say."""

    def prove() -> tuple[Finding, Finding]:
        again = broken.decided(amplify, decided)
        return offline.cells(again), offline.named(again, amplify)

    return prove


def drop_a_condition(amplify: Path, sid: str, operator: str, key: str) -> None:
    def drop(statement: dict[str, Any]) -> None:
        del statement["Condition"][operator][key]

    broken.edit(amplify, broken.ACCESS, sid, drop)


def test_deciding_the_changed_principals_again_is_deciding_everything(
    amplify: Path, decided: Matrix
) -> None:
    """Several are broken at once, so that many principals' cells change, and a function's too."""
    for each in sorted(SOME):
        drop_a_condition(amplify, *each)
    broken.edit(amplify, ACTIVITY, GIVEN["Sid"], lambda s: s["Action"].remove(GIVEN["Action"]))
    again, whole = broken.decided(amplify, decided), matrix.decided(amplify)
    assert again.verdicts == whole.verdicts
    assert again.shipped == whole.shipped
    wrong = {each.cell.principal.name for each in again.wrong}
    assert wrong > {"learner", "another learner", "moderator", "activity"}


@pytest.mark.parametrize(("sid", "operator", "key"), sorted(SOME), ids=str)
def test_a_condition_that_is_gone_is_named(
    sid: str, operator: str, key: str, amplify: Path, proven: Prove
) -> None:
    drop_a_condition(amplify, sid, operator, key)
    cells, named = proven()
    assert any(f"{sid} lets it through" in failure for failure in cells.failures)
    assert [
        each for each in named.failures if f"{sid} lacks the condition {operator} {key}" in each
    ]


def test_an_attribute_too_many_is_noticed(amplify: Path, proven: Prove) -> None:
    def add(statement: dict[str, Any]) -> None:
        listed = statement["Condition"]["ForAllValues:StringEquals"]["dynamodb:Attributes"]
        listed.append("listedAt")

    broken.edit(amplify, broken.ACCESS, "ReadPublishedContent", add)
    cells, _ = proven()
    assert any("listedAt" in failure for failure in cells.failures)


def test_a_grant_that_the_specification_does_not_name_is_told(amplify: Path, proven: Prove) -> None:
    broken.edit(
        amplify, ACTIVITY, "KeepWhatFailedForGood", lambda s: s["Action"].append("sqs:PurgeQueue")
    )
    _, named = proven()
    assert len(named.failures) == 1
    assert "KeepWhatFailedForGood" in named.failures[0]
    assert "sqs:PurgeQueue" in named.failures[0]


def test_a_grant_that_is_gone_is_told(amplify: Path, proven: Prove) -> None:
    broken.edit(amplify, ACTIVITY, GIVEN["Sid"], lambda s: s["Action"].remove(GIVEN["Action"]))
    cells, named = proven()
    assert any("activity may" in failure for failure in cells.failures)
    assert any("which no template grants" in failure for failure in named.failures)
