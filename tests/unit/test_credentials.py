"""The local secrets are random, private and kept."""

import stat
from pathlib import Path

from local.credentials import FILE_NAME, load_or_create


def test_a_second_run_finds_the_first_runs_secrets(tmp_path: Path) -> None:
    assert load_or_create(tmp_path) == load_or_create(tmp_path)


def test_two_states_share_no_secret(tmp_path: Path) -> None:
    first = load_or_create(tmp_path / "a")
    second = load_or_create(tmp_path / "b")
    assert first.root_secret_access_key != second.root_secret_access_key
    assert first.root_access_key_id != second.root_access_key_id
    assert first.demo_password != second.demo_password


def test_only_the_owner_may_read_them(tmp_path: Path) -> None:
    load_or_create(tmp_path)
    assert stat.S_IMODE((tmp_path / FILE_NAME).stat().st_mode) == 0o600
