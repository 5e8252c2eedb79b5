"""`make prove AWS=1 STACK=…` on what was deployed without Amplify.

The very command for an account, on the local cloud in the place of AWS: nothing tells it of a
local cloud but the SDK's own AWS_ENDPOINT_URL, and its credentials are in the environment.
"""

import os
from collections import Counter
from typing import Any

import pytest

from access.proof import sampling, suites
from local.settings import ENV_NAME
from tests.attacks.test_attacks import ATTACKS, CONTROLS, case
from tests.attacks.test_planted_passwords import NOT_MAILED
from tests.exit import leaving
from tests.exit.conftest import Deployment
from tests.exit.contents import Contents, somebody_elses
from tests.proof import command
from tests.proof.command import Run

SAMPLE = int(os.environ.get("LECTERN_EXIT_SAMPLE", "8"))
"""One request in so many is asked here; `make exit` asks all, and tests/attacks does elsewhere."""
SECOND_ENGINE = "decisions of the second engine agree"
pytestmark = pytest.mark.timeout(command.SECONDS)


@pytest.fixture(scope="module")
def before(deployment: Deployment) -> Contents:
    """The environment with something in it that isn't the proof's."""
    somebody_elses(deployment.cloud)
    return Contents.of(deployment.cloud)


def run(deployment: Deployment, *program: str) -> Run:
    return command.start(*program, environ={**os.environ, **deployment.aws.environ()}).ended()


@pytest.fixture(scope="module")
def proven(deployment: Deployment, before: Contents) -> Run:
    given = ("AWS=1", f"STACK={leaving.STACK}", f"DISPOSABLE={ENV_NAME}", f"SAMPLE={SAMPLE}")
    return run(deployment, "make", "prove", *given)


def not_asked(cases: list[Any]) -> set[str]:
    marks = [mark for family, each in cases for mark in case(family, each).marks]
    reasons = Counter(mark.args[0] for mark in marks)
    return {f"{number} not asked: {why}" for why, number in reasons.items()}


def besides_sampled(note: str) -> set[str]:
    """What was left out for another reason than that this is a sample."""
    return {each for each in note.split("; ") if each and not each.endswith(sampling.why(SAMPLE))}


def besides_planted(note: str) -> set[str]:
    """Of what was left out: all but the planted passwords, which are in no family of attacks."""
    left_out = besides_sampled(note)
    planted = {each for each in left_out if each.endswith(NOT_MAILED)}
    assert len(planted) == 1
    return left_out - planted


def test_one_command_proves_it(proven: Run) -> None:
    assert proven.code == 0, proven.printed + proven.complaint
    lines = proven.lines()
    assert list(lines) == [*command.IN_PROCESS, SECOND_ENGINE, *suites.COUNTED.values()]
    assert all(each.mark == "ok" and each.good == each.total for each in lines.values())


def test_it_says_what_it_did_not_ask_and_why(proven: Run) -> None:
    lines = proven.lines()
    attacks, lawful, *generated = (lines[what].note for what in suites.COUNTED.values())
    assert besides_planted(attacks) == not_asked(ATTACKS)
    assert besides_planted(lawful) == not_asked(CONTROLS)
    assert [besides_sampled(note) for note in generated] == [set(), set()]
    assert all(why in attacks for why in ("the emulator", "a session ends", "no door"))


def test_it_leaves_the_environment_as_it_was(
    proven: Run, before: Contents, deployment: Deployment
) -> None:
    assert Contents.of(deployment.cloud) == before


def test_an_environment_that_holds_something_is_not_asked(
    before: Contents, deployment: Deployment
) -> None:
    refused = run(deployment, *command.PROGRAM, "--aws", leaving.STACK)
    assert (refused.code, refused.printed) == (2, "")
    assert f"DISPOSABLE={ENV_NAME}" in refused.complaint
    assert deployment.cloud.stacks.contentTable in refused.complaint
    assert Contents.of(deployment.cloud) == before
