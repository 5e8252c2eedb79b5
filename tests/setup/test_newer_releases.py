"""A lock installs on any day: here everything that it names has a newer release."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from amplify.project.root import ROOT
from local.setup import install
from local.setup.environment import VENV
from tests.setup import index, interpreters

ROUTINE = """
import sys
from pathlib import Path
from local.setup import install
install.REQUIREMENTS = Path(sys.argv[1])
install.create(Path(sys.argv[2]))
Path(sys.argv[2], "bin", "uv").symlink_to(sys.argv[3])
install.into(Path(sys.argv[2]), "develop")
"""
"""What `make setup` does, with the installer that is already here."""


@dataclass(frozen=True)
class Index:
    address: str
    requirements: Path

    def environ(self) -> dict[str, str]:
        kept = {name: os.environ[name] for name in ("PATH", "HOME")}
        return {**kept, "PIP_CONFIG_FILE": os.devnull, "PIP_INDEX_URL": self.address}


@pytest.fixture(scope="module")
def newer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    folder = tmp_path_factory.mktemp("index")
    requirements = folder / "requirements"
    requirements.mkdir()
    lock = index.write(install.lock("develop").read_text(), folder)
    (requirements / "develop.lock").write_text(lock)
    with index.serving(folder) as address:
        yield Index(address, requirements)


def installed(python: Path) -> dict[str, str]:
    command = [str(python), "-m", "pip", "list", "--format=json", "--disable-pip-version-check"]
    ran = subprocess.run(command, check=True, capture_output=True, text=True)
    return {each["name"].lower(): each["version"] for each in json.loads(ran.stdout)}


@pytest.mark.parametrize("program", interpreters.oldest_and_newest())
def test_what_the_lock_names_is_what_is_installed(
    program: str, newer: Index, tmp_path: Path
) -> None:
    uv = shutil.which("uv", path=str(VENV / "bin"))
    assert uv, "the environment of the tests has the installer"
    subprocess.run(
        [program, "-c", ROUTINE, str(newer.requirements), str(tmp_path), uv],
        env={**newer.environ(), "UV_CACHE_DIR": str(tmp_path / "cache")},
        cwd=ROOT,
        check=True,
    )
    there = installed(tmp_path / "bin" / "python")
    assert "granian" in there
    assert index.NEWER not in there.values()


def pip(program: str, folder: Path, newer: Index, *without: str) -> int:
    install_command = [each for each in install.pip(Path(program)) if each not in without]
    lock = newer.requirements / "develop.lock"
    return subprocess.run(
        [*install_command, "--target", str(folder), "-r", str(lock)],
        env=newer.environ(),
        check=False,
        capture_output=True,
    ).returncode


@pytest.fixture(scope="module")
def oldest(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The pip that the oldest Python brings resolves what it isn't forbidden to."""
    folder = tmp_path_factory.mktemp("oldest")
    subprocess.run([interpreters.oldest_and_newest()[0], "-m", "venv", str(folder)], check=True)
    return str(folder / "bin" / "python")


def test_pip_takes_exactly_the_lock_too(oldest: str, newer: Index, tmp_path: Path) -> None:
    assert pip(oldest, tmp_path, newer) == 0
    assert not list(tmp_path.glob(f"*-{index.NEWER}.dist-info"))


def test_the_same_index_stops_an_installer_that_resolves(
    oldest: str, newer: Index, tmp_path: Path
) -> None:
    """So the two tests above could fail: this is how the installation of a fresh clone broke."""
    assert pip(oldest, tmp_path, newer, "--no-deps") != 0
