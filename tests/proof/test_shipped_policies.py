"""The shipped policies are the specification: no more, no less, and every rule is noticed.

Enforced locally by Lectern's model of IAM. The command itself says so, and of a copy in which one
condition is missing it says which.
"""

import pytest

from access.proof import page, specification
from tests.proof import broken, command
from tests.proof.command import Run

SID, OPERATOR, KEY = broken.conditions(broken.ACCESS)[0]


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> tuple[Run, Run]:
    """Of what is shipped and of the broken copy, at the same time."""
    amplify = broken.project(tmp_path_factory.mktemp("broken"))
    broken.edit(amplify, broken.ACCESS, SID, lambda each: each["Condition"][OPERATOR].pop(KEY))
    started = (
        command.start(*command.PROGRAM, "--policies"),
        command.start(*command.PROGRAM, "--policies", "--amplify", str(amplify)),
    )
    shipped, copy = (each.ended() for each in started)
    return shipped, copy


@pytest.fixture(scope="module")
def shipped(runs: tuple[Run, Run]) -> Run:
    return runs[0]


def test_what_is_shipped_is_proven(shipped: Run) -> None:
    assert shipped.code == 0, shipped.printed + shipped.complaint
    lines = shipped.lines()
    assert tuple(lines) == command.IN_PROCESS
    assert all(each.mark == "ok" and each.good == each.total for each in lines.values())
    assert "\nProven in " in shipped.printed


@pytest.mark.parametrize(
    ("what", "least"), list(zip(command.IN_PROCESS, (50_000, 30, 1_500, 50), strict=True))
)
def test_it_is_proven_by_no_few(what: str, least: int, shipped: Run) -> None:
    assert shipped.lines()[what].total > least


def test_a_condition_that_is_gone_fails_the_command_and_is_named(runs: tuple[Run, Run]) -> None:
    _, copy = runs
    assert copy.code == 1
    lines = copy.lines()
    assert tuple(lines) == command.IN_PROCESS
    assert {lines[what].mark for what in command.IN_PROCESS[:2]} == {"FAILED"}
    assert f"{SID} lacks the condition {OPERATOR} {KEY}" in copy.printed
    assert f"{SID} lets it through" in copy.printed
    assert "\nNOT PROVEN in " in copy.printed


def test_the_page_for_reviewers_is_current() -> None:
    assert page.FILE.read_text() == page.text(specification.load()), (
        "run python -m access.proof.page"
    )
