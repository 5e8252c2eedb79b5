"""`amplify.yml`: the build's commands exist, and it serves what they make."""

import importlib.util
import itertools
import shlex
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from amplify.project.root import ROOT
from local.setup import environment
from webapp.build import places

BUILD: dict[str, Any] = yaml.safe_load((ROOT / "amplify.yml").read_text())
IMAGE = {"pyenv", "python3", "mkdir"}
"""What Amplify Hosting's build image brings."""
PHASES = ("preBuild", "build", "postBuild")
WHERE = places.at(ROOT / ".local")


def _lines() -> list[str]:
    return [
        line
        for part in ("backend", "frontend")
        for phase in BUILD[part]["phases"].values()
        for line in phase["commands"]
    ]


def _commands() -> Iterator[list[str]]:
    """Every command of the build, without its variables and without where its output goes."""
    for line in _lines():
        words = shlex.split(line.partition(">")[0])
        yield list(itertools.dropwhile(lambda word: "=" in word, words))


COMMANDS = list(_commands())
SITE = [command for command in COMMANDS if command[0] == ".venv/bin/python"]


def test_the_specification_has_the_form_of_the_guide() -> None:
    assert BUILD["version"] == 1
    assert set(BUILD) == {"version", "backend", "frontend"}
    for part in ("backend", "frontend"):
        assert set(BUILD[part]["phases"]) <= set(PHASES)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_is_the_images_or_the_environments(command: list[str]) -> None:
    assert command[0] in IMAGE or command[0] == ".venv/bin/python"
    assert (ROOT / command[0]).parents[1] == environment.VENV or command[0] in IMAGE


def test_every_module_that_the_build_runs_exists() -> None:
    modules = [command[2] for command in SITE if command[1] == "-m"]
    assert modules == [
        "amplify.environments.build",
        "amplify.outputs",
        "webapp.build",
        "webapp.build.finish",
    ]
    for module in modules:
        assert importlib.util.find_spec(module), module


def test_the_backend_is_pushed_by_name_and_not_by_the_images_guess() -> None:
    """`amplifyPush` makes the environment's name of the branch's, and makes it where it's new."""
    assert not [line for line in _lines() if "amplifyPush" in line]
    pushing = BUILD["backend"]["phases"]["build"]["commands"]
    assert pushing == [".venv/bin/python -m amplify.environments.build"]


def test_every_script_that_the_build_runs_exists() -> None:
    scripts = [command[1:] for command in COMMANDS if command[0] == "python3"]
    assert scripts.count(["local/setup/environment.py", "site"]) == 2
    assert all(script[0] in {"--version", "local/setup/environment.py"} for script in scripts)
    assert "site" in environment.SETS
    assert (ROOT / "local" / "setup" / "environment.py").is_file()


def test_the_python_is_one_that_the_site_can_be_built_with() -> None:
    chosen = {command[2] for command in COMMANDS if command[:2] == ["pyenv", "global"]}
    assert chosen == {"3.11"}
    assert tuple(map(int, chosen.pop().split("."))) >= environment.MINIMUM


def test_what_is_read_is_what_was_written() -> None:
    [made] = [command for command in COMMANDS if command[0] == "mkdir"]
    [outputs] = [line for line in BUILD["frontend"]["phases"]["build"]["commands"] if ">" in line]
    [finish] = [command for command in SITE if "--outputs" in command]
    written = outputs.partition(">")[2].strip()
    assert finish[finish.index("--outputs") + 1] == written
    assert written.rpartition("/")[0] == made[-1]


def test_the_build_serves_what_the_site_build_makes() -> None:
    assert ROOT / BUILD["frontend"]["artifacts"]["baseDirectory"] == WHERE.dist


def test_what_is_cached_is_costly_and_names_no_folder_of_one_build() -> None:
    cached = {ROOT / path.removesuffix("/**/*") for path in BUILD["frontend"]["cache"]["paths"]}
    assert cached == {ROOT / ".local" / "cache", WHERE.stage, WHERE.export}
    setups = [line for line in _lines() if "environment.py" in line]
    assert all(line.startswith('UV_CACHE_DIR="$PWD/.local/cache/uv" ') for line in setups)


def test_headers_are_not_said_twice() -> None:
    """In amplify.yml they are an older form of customHttp.yml."""
    assert "customHeaders" not in BUILD["frontend"]
