"""`make prove AWS=1 STACK=…` on what was deployed without Amplify.

The very command for an account, on the local cloud in the place of AWS: nothing tells it of a
local cloud but the SDK's own AWS_ENDPOINT_URL, and its credentials are in the environment.
"""

import os
import re
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from typing import Any

import pytest

from local.proof import suites
from local.settings import ENV_NAME, ROOT
from tests.attacks.test_attacks import ATTACKS, CONTROLS, case
from tests.exit import leaving
from tests.exit.conftest import Deployment
from tests.exit.contents import Contents, somebody_elses

SECONDS = 600
IN_PROCESS = (
    "cells decided as specified",
    "statements named by the specification",
    "mutants of the policies killed",
    "statements and conditions seen both ways",
    "decisions of the second engine agree",
)
LINE = re.compile(
    r"(?P<what>.+?)  +(?P<good>[\d,]+)/(?P<total>[\d,]+)  (?P<mark>\w+) *(?P<note>.*)"
)


@dataclass(frozen=True)
class Run:
    code: int
    printed: str
    complaint: str

    def lines(self) -> dict[str, re.Match[str]]:
        found = (LINE.fullmatch(line) for line in self.printed.splitlines())
        return {line["what"]: line for line in found if line}


@pytest.fixture(scope="module")
def before(deployment: Deployment) -> Contents:
    """The environment with something in it that isn't the proof's."""
    somebody_elses(deployment.cloud)
    return Contents.of(deployment.cloud)


def run(deployment: Deployment, *command: str) -> Run:
    done = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, **deployment.aws.environ()},
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    return Run(done.returncode, done.stdout, done.stderr)


@pytest.fixture(scope="module")
def proven(deployment: Deployment, before: Contents) -> Run:
    given = ("AWS=1", f"STACK={leaving.STACK}", f"DISPOSABLE={ENV_NAME}")
    return run(deployment, "make", "prove", *given)


def not_asked(cases: list[Any]) -> set[str]:
    marks = [mark for family, each in cases for mark in case(family, each).marks]
    reasons = Counter(mark.args[0] for mark in marks)
    return {f"{number} not asked: {why}" for why, number in reasons.items()}


def test_one_command_proves_it(proven: Run) -> None:
    assert proven.code == 0, proven.printed + proven.complaint
    lines = proven.lines()
    assert list(lines) == [*IN_PROCESS, *suites.COUNTED.values()]
    assert {line["mark"] for line in lines.values()} == {"ok"}
    assert all(line["good"] == line["total"] for line in lines.values())


def test_it_says_what_it_did_not_ask_and_why(proven: Run) -> None:
    lines = proven.lines()
    attacks, lawful, *generated = (lines[what]["note"] for what in suites.COUNTED.values())
    assert set(attacks.split("; ")) == not_asked(ATTACKS)
    assert set(lawful.split("; ")) == not_asked(CONTROLS)
    assert generated == ["", ""]
    assert all(why in attacks for why in ("the emulator", "a session ends", "no door"))


def test_it_leaves_the_environment_as_it_was(
    proven: Run, before: Contents, deployment: Deployment
) -> None:
    assert Contents.of(deployment.cloud) == before


def test_an_environment_that_holds_something_is_not_asked(
    before: Contents, deployment: Deployment
) -> None:
    refused = run(deployment, sys.executable, "-m", "local.proof", "--aws", leaving.STACK)
    assert (refused.code, refused.printed) == (2, "")
    assert f"DISPOSABLE={ENV_NAME}" in refused.complaint
    assert deployment.cloud.stacks.contentTable in refused.complaint
    assert Contents.of(deployment.cloud) == before
