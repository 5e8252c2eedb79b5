"""The hosted CI runs what the repository has: its own script, on the Pythons it names, pinned."""

import os
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from amplify.project.root import ROOT
from local.setup.environment import MINIMUM
from tests.documents import recipes

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
PINNED = re.compile(r"[\w.-]+/[\w.-]+@[0-9a-f]{40}")
VERSION = re.compile(r"- uses: \S+ # v\d+\.\d+\.\d+$", re.MULTILINE)


def read(workflow: Path) -> dict[Any, Any]:
    told: dict[Any, Any] = yaml.safe_load(workflow.read_text())
    return told


def jobs(workflow: Path) -> list[dict[str, Any]]:
    return [*read(workflow)["jobs"].values()]


def steps(workflow: Path) -> list[dict[str, Any]]:
    return [step for job in jobs(workflow) for step in job["steps"]]


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_it_runs_the_repositorys_own_script_and_nothing_else(workflow: Path) -> None:
    ran = [step["run"] for step in steps(workflow) if "run" in step]
    assert ran == [".ci/run"]
    assert os.access(ROOT / ".ci" / "run", os.X_OK)


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_an_action_is_pinned_by_its_commit_and_says_its_version(workflow: Path) -> None:
    used = [step["uses"] for step in steps(workflow) if "uses" in step]
    assert [each for each in used if not PINNED.fullmatch(each)] == []
    assert len(VERSION.findall(workflow.read_text())) == len(used) > 0


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_it_may_only_read(workflow: Path) -> None:
    assert read(workflow)["permissions"] == {"contents": "read"}
    assert not any("permissions" in job for job in jobs(workflow))
    assert "secrets." not in workflow.read_text()


def test_the_oldest_python_is_the_oldest_that_lectern_runs_on() -> None:
    (workflow,) = WORKFLOWS
    (job,) = jobs(workflow)
    versions = [tuple(map(int, each.split("."))) for each in job["strategy"]["matrix"]["python"]]
    assert min(versions) == MINIMUM
    assert max(versions) > MINIMUM


def test_each_line_of_the_script_is_a_target_of_the_makefile() -> None:
    made = [
        line for line in (ROOT / ".ci" / "run").read_text().splitlines() if line.startswith("make ")
    ]
    assert len(made) >= 4
    for line in made:
        for target in line.split()[1:]:
            assert recipes.lines(f"make {target}") != ()


def test_a_target_that_is_not_there_is_seen() -> None:
    with pytest.raises(recipes.NoSuchRecipe):
        recipes.lines("make nothing")
