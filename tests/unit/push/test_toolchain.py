"""The CLI is installed once per lock, and a failure says what to do."""

import json
from pathlib import Path

import pytest

from local.push import toolchain
from local.push.push_failed import CliUnavailable

LOCK = json.loads((toolchain.LOCKED / "package-lock.json").read_text())["packages"]


def npm(folder: Path, script: str) -> Path:
    """A folder of programs whose npm runs `script`."""
    folder.mkdir(exist_ok=True)
    program = folder / "npm"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    return folder


def test_it_is_installed_once_for_a_lock(tmp_path: Path) -> None:
    programs = npm(tmp_path / "bin", "echo run >> runs")
    for _ in range(2):
        toolchain.ensure(tmp_path / "cli", programs)
    assert (tmp_path / "cli" / "runs").read_text() == "run\n"


def test_another_lock_is_installed_anew(tmp_path: Path) -> None:
    programs = npm(tmp_path / "bin", "echo run >> runs")
    toolchain.ensure(tmp_path / "cli", programs)
    (tmp_path / "cli" / "installed.sha256").write_text("of another lock")
    toolchain.ensure(tmp_path / "cli", programs)
    assert (tmp_path / "cli" / "runs").read_text() == "run\nrun\n"


def test_a_failed_install_is_tried_again(tmp_path: Path) -> None:
    programs = npm(tmp_path / "bin", "exit 1")
    with pytest.raises(CliUnavailable):
        toolchain.ensure(tmp_path / "cli", programs)
    npm(programs, "echo run >> runs")
    toolchain.ensure(tmp_path / "cli", programs)
    assert (tmp_path / "cli" / "runs").exists()


def test_a_failed_install_shows_what_npm_said_and_what_to_do(tmp_path: Path) -> None:
    programs = npm(tmp_path / "bin", "echo the registry is away; exit 1")
    with pytest.raises(CliUnavailable, match=r"registry(.|\n)*the registry is away"):
        toolchain.ensure(tmp_path / "cli", programs)


def test_a_missing_npm_is_named(tmp_path: Path) -> None:
    with pytest.raises(CliUnavailable, match="npm"):
        toolchain.ensure(tmp_path / "cli", tmp_path)


def test_the_lock_pins_every_package_by_its_content_and_names_no_registry() -> None:
    assert LOCK["node_modules/@aws-amplify/cli-internal"]["version"] == "14.2.2"
    assert LOCK["node_modules/@aws-amplify/amplify-category-api"]["version"] == "5.15.1"
    fetched = [
        p for name, p in LOCK.items() if name and not p.get("inBundle") and not p.get("link")
    ]
    assert [package for package in fetched if "integrity" not in package] == []
    assert [package for package in LOCK.values() if "resolved" in package] == []
