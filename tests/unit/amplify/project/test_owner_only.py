"""A file with secrets is for its owner alone, and whoever reads it reads all of it."""

import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from amplify.project import owner_only

Write = Callable[[Path, str], None]


@pytest.mark.parametrize("write", [owner_only.write_once, owner_only.replace])
def test_nobody_else_may_read_it_and_nothing_else_is_left(write: Write, tmp_path: Path) -> None:
    write(tmp_path / "kept.json", "secret")
    assert [each.name for each in tmp_path.iterdir()] == ["kept.json"]
    assert (tmp_path / "kept.json").read_text() == "secret"
    assert stat.S_IMODE((tmp_path / "kept.json").stat().st_mode) == 0o600


def test_what_was_written_once_stays(tmp_path: Path) -> None:
    owner_only.write_once(tmp_path / "kept", "first")
    owner_only.write_once(tmp_path / "kept", "second")
    assert [each.read_text() for each in tmp_path.iterdir()] == ["first"]


def test_what_is_replaced_is_replaced_whole_and_loses_the_rights_of_others(tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("former, and longer")
    (tmp_path / "kept").chmod(0o644)
    owner_only.replace(tmp_path / "kept", "new")
    assert [each.read_text() for each in tmp_path.iterdir()] == ["new"]
    assert stat.S_IMODE((tmp_path / "kept").stat().st_mode) == 0o600


def test_a_write_that_fails_leaves_the_former_file_and_no_draft(tmp_path: Path) -> None:
    owner_only.replace(tmp_path / "kept", "former")
    with pytest.raises(UnicodeEncodeError):
        owner_only.replace(tmp_path / "kept", "\ud800")
    assert [each.read_text() for each in tmp_path.iterdir()] == ["former"]
