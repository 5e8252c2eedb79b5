"""The locks: complete, in step with each other, and installed without resolving anything."""

import re
import subprocess
from pathlib import Path

import pytest

from amplify.project.root import ROOT
from local.setup import environment, install

LOCKS = sorted(path.stem for path in install.REQUIREMENTS.glob("*.lock"))
PIN = re.compile(r"^(?P<name>[a-z0-9][a-z0-9._-]*)==(?P<version>[^\s;]+)", re.MULTILINE)
PIP_INSTALL = re.compile(r"pip[\"', ]+install\b.*")
FROM_SOURCE = {"dax"}
"""AWS publishes its client of DAX as source alone."""


def pins(name: str) -> set[tuple[str, str]]:
    """Names with versions; a name may have one for each range of Pythons."""
    text = install.lock(name).read_text()
    return {(pin["name"], pin["version"]) for pin in PIN.finditer(text)}


def names(name: str) -> set[str]:
    return {package for package, _version in pins(name)}


def hashes(name: str) -> set[str]:
    return set(re.findall(r"sha256:[0-9a-f]{64}", install.lock(name).read_text()))


@pytest.mark.parametrize("name", LOCKS)
def test_every_package_has_its_version_and_its_hashes(name: str) -> None:
    entries = re.split(r"\n(?=[a-z0-9])", install.lock(name).read_text().strip())
    assert {entry.split()[0] for entry in entries if "--hash=sha256:" not in entry} == set()
    assert len(entries) == len(pins(name))


@pytest.mark.parametrize("name", LOCKS)
def test_no_lock_names_a_registry(name: str) -> None:
    assert "://" not in install.lock(name).read_text()


@pytest.mark.parametrize("wanted", environment.SETS)
def test_a_set_holds_the_smaller_ones_whole(wanted: str) -> None:
    for smaller in environment.SETS[wanted]:
        assert pins(smaller) <= pins(wanted)
        assert hashes(smaller) <= hashes(wanted)


def test_what_lambda_ships_is_what_is_tested() -> None:
    assert pins("functions") <= pins("run")


def test_running_installs_no_tool_of_development() -> None:
    tools = {"pytest", "mypy", "ruff", "moto", "awscli", "hypothesis", "aws-lambda-powertools"}
    assert tools <= names("develop")
    assert not tools & names("run")
    assert not {name for name in names("run") if name.startswith("types-")}


def test_every_installation_takes_what_its_lock_names_and_resolves_nothing() -> None:
    """Also in documents: whoever follows them must not meet tomorrow's releases."""
    listed = subprocess.run(
        ["git", "ls-files", "*.py", "*.md", "*.yml", "Makefile"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    loose = []
    for file in map(Path, listed.stdout.splitlines()):
        text = (ROOT / file).read_text()
        around = [text[found.start() : found.end() + 400] for found in PIP_INSTALL.finditer(text)]
        if file != Path(__file__).relative_to(ROOT):
            loose += [file for part in around if "--no-deps" not in part and "EXACTLY" not in part]
    assert loose == []


def test_only_wheels_are_installed_so_that_no_build_resolves_its_requirements() -> None:
    assert install.EXACTLY[-2:] == ("--only-binary", ":all:")
