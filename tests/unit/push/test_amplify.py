"""Each command's outcome is looked at, and a failure shows the end of what it printed."""

import json
from pathlib import Path

import pytest

from local.push.amplify import Amplify
from local.push.push_failed import CommandFailed
from local.push.toolchain import Toolchain


def cli(folder: Path, script: str) -> Amplify:
    """The CLI in a project whose `amplify` runs `script`."""
    programs = folder / "node_modules" / ".bin"
    programs.mkdir(parents=True)
    (programs / "amplify").write_text(f"#!/bin/sh\n{script}\n")
    (programs / "amplify").chmod(0o755)
    config = folder / "amplify" / ".config" / "project-config.json"
    config.parent.mkdir(parents=True)
    config.write_text(
        json.dumps({"frontend": "javascript", "javascript": {"config": {"SourceDir": "web"}}})
    )
    toolchain = Toolchain(folder / "node_modules", programs)
    return Amplify(folder, toolchain, {"PATH": "/usr/bin:/bin"}, folder / "logs")


def test_a_command_answers_what_it_printed(tmp_path: Path) -> None:
    assert cli(tmp_path, "echo No changes detected").push() == "No changes detected\n"


def test_a_failed_command_shows_its_end_and_its_log(tmp_path: Path) -> None:
    with pytest.raises(CommandFailed, match=r"amplify push.*ended with 7(.|\n)*no such bucket"):
        cli(tmp_path, "echo no such bucket; exit 7").push()


def test_a_push_that_must_fail_may_not_succeed(tmp_path: Path) -> None:
    with pytest.raises(CommandFailed, match="succeeded but must fail"):
        cli(tmp_path, "exit 0").refused_push()


def test_a_push_that_must_fail_may_fail(tmp_path: Path) -> None:
    assert cli(tmp_path, "echo refused; exit 1").refused_push() == "refused\n"


def test_init_answers_with_what_the_project_says_of_its_frontend(tmp_path: Path) -> None:
    said = cli(tmp_path, 'echo "$@"').init("dev")
    assert '"envName": "dev"' in said
    assert '"SourceDir": "web"' in said
    assert '"profileName": "default"' in said


def test_every_command_keeps_its_own_log(tmp_path: Path) -> None:
    amplify = cli(tmp_path, "true")
    amplify.push()
    amplify.add_environment("prod")
    logs = sorted(file.name for file in (tmp_path / "logs").iterdir())
    assert logs == ["01-amplify-push.log", "02-amplify-env-add.log"]
