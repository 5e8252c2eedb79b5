"""`.venv` is made once for a lock, grows to a larger set, and is made anew for another lock."""

import sys
from pathlib import Path

import pytest

from local.setup import environment, install


class Installer:
    """Remembers what was asked of it."""

    def __init__(self) -> None:
        self.did: list[str] = []

    def create(self, folder: Path) -> None:
        self.did.append("create")
        (folder / "lib" / "python3.11" / "site-packages").mkdir(parents=True, exist_ok=True)

    def into(self, _folder: Path, name: str) -> None:
        self.did.append(name)


@pytest.fixture
def installer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Installer:
    made = Installer()
    monkeypatch.setattr(environment, "VENV", tmp_path)
    monkeypatch.setattr(install, "create", made.create)
    monkeypatch.setattr(install, "into", made.into)
    monkeypatch.setattr(install, "digest", lambda name: f"digest of {name}")
    return made


def test_an_empty_folder_becomes_an_environment(installer: Installer) -> None:
    environment.ensure("run")
    assert installer.did == ["create", "run"]


def test_the_same_lock_is_installed_once(installer: Installer) -> None:
    environment.ensure("run")
    environment.ensure("run")
    assert installer.did == ["create", "run"]


def test_a_larger_set_is_added_to_a_smaller_one(installer: Installer) -> None:
    environment.ensure("run")
    environment.ensure("develop")
    assert installer.did == ["create", "run", "develop"]


def test_a_smaller_set_is_already_in_a_larger_one(installer: Installer) -> None:
    environment.ensure("develop")
    environment.ensure("run")
    environment.ensure("site")
    assert installer.did == ["create", "develop"]


def test_another_lock_makes_the_environment_anew(
    installer: Installer, monkeypatch: pytest.MonkeyPatch
) -> None:
    environment.ensure("run")
    monkeypatch.setattr(install, "digest", lambda name: f"another digest of {name}")
    environment.ensure("run")
    assert installer.did == ["create", "run", "create", "run"]


def test_an_installation_that_failed_is_begun_again(
    installer: Installer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_folder: Path, _name: str) -> None:
        raise install.SetupFailed("no network")

    with monkeypatch.context() as broken:
        broken.setattr(install, "into", fail)
        with pytest.raises(install.SetupFailed):
            environment.ensure("run")
    environment.ensure("run")
    assert installer.did == ["create", "create", "run"]


def test_pips_own_settings_reach_the_installer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:1/simple")
    monkeypatch.delenv("UV_DEFAULT_INDEX", raising=False)
    assert install._environ(Path(sys.executable))["UV_DEFAULT_INDEX"] == "http://127.0.0.1:1/simple"
