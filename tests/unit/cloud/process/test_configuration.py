"""What the cloud takes from its environment."""

import os
from pathlib import Path

import pytest

from local.cloud.patches.emulator import loading
from local.cloud.process import configuration
from tests.unit.cloud.applications import SECRET
from tests.unit.cloud.applications import configuration as made


def test_root_keys_leave_the_environment_that_workers_inherit(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("LECTERN_STATE_DIR", str(tmp_path))
    monkeypatch.setenv("LECTERN_ROOT_ACCESS_KEY_ID", "AKIAX")
    monkeypatch.setenv("LECTERN_ROOT_SECRET_ACCESS_KEY", "secret")
    found = configuration.from_environ()
    assert (found.root_access_key_id, found.root_secret_access_key) == ("AKIAX", "secret")
    assert "LECTERN_ROOT_SECRET_ACCESS_KEY" not in os.environ


def test_without_keys_in_the_environment_the_states_own_are_used(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("LECTERN_STATE_DIR", str(tmp_path))
    monkeypatch.delenv("LECTERN_ROOT_ACCESS_KEY_ID", raising=False)
    first, second = configuration.from_environ(), configuration.from_environ()
    assert first.root_secret_access_key == second.root_secret_access_key
    assert first.root_access_key_id != "test"


def test_the_emulator_is_shut_in(tmp_path: Path) -> None:
    environ = loading._environ(made(tmp_path))
    assert environ["AUTH"] == "true"
    assert environ["BIND_HOST"] == "127.0.0.1"
    assert environ["AWS_SECRET_ACCESS_KEY"] == SECRET
    assert environ["AWS_ENDPOINT_URL"] == "http://127.0.0.1:4610"
    assert environ["STATE_DIR"].startswith(str(tmp_path))


def test_the_sites_origins_are_loopbacks_two_names() -> None:
    assert configuration.site_origins(3000) == {"http://127.0.0.1:3000", "http://localhost:3000"}
