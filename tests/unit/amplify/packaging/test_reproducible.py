"""The same code makes the same package, byte for byte, in whichever checkout and whenever."""

import hashlib
import os
import shutil
from pathlib import Path

import pytest

from amplify import packaging
from amplify.project.archive import pack

A_DAY = 86_400


def _checkout(folder: Path, age: float, mode: int) -> Path:
    """The code as another clone holds it: other times, other modes, another order on disk."""
    shutil.copytree(packaging.CODE, folder, ignore=shutil.ignore_patterns("__pycache__"))
    for file in sorted(folder.rglob("*.py"), reverse=age > A_DAY):
        file.write_bytes(file.read_bytes())
        file.chmod(mode)
        os.utime(file, (age, age))
    return folder


def _digests(code: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    monkeypatch.setattr(packaging, "CODE", code)
    packed = {
        name: pack(name, packaging.source_files(name)).body
        for name in (
            "cms_ingest",
            "search",
            "activity",
            "ops_alerts",
            "sweep",
            "confirmed",
            "tell_editors",
        )
    }
    packed["layer"] = pack("layer", packaging.layer_as_installed()).body
    return {name: hashlib.sha256(body).hexdigest() for name, body in packed.items()}


def test_two_checkouts_make_the_same_packages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = _checkout(tmp_path / "one", age=A_DAY, mode=0o644)
    other = _checkout(tmp_path / "other", age=400 * A_DAY, mode=0o600)
    assert _digests(one, monkeypatch) == _digests(other, monkeypatch)


def test_a_changed_line_makes_another_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = _checkout(tmp_path / "one", age=A_DAY, mode=0o644)
    before = _digests(one, monkeypatch)
    with (one / "search" / "query.py").open("a") as file:
        file.write("# changed\n")
    after = _digests(one, monkeypatch)
    assert {name for name in before if before[name] != after[name]} == {"search"}


def test_compiled_code_left_by_a_run_does_not_show(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = _checkout(tmp_path / "one", age=A_DAY, mode=0o644)
    before = _digests(one, monkeypatch)
    (one / "search" / "__pycache__").mkdir()
    (one / "search" / "__pycache__" / "query.cpython-311.pyc").write_bytes(b"compiled")
    assert _digests(one, monkeypatch) == before
