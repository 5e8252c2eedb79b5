"""A function of the emulator with another source than the one that was read stops the start."""

import importlib
import sys
from pathlib import Path

import pytest

from local.cloud.patches.emulator import hooks, shipped
from local.cloud.patches.emulator.hooks import Entry, Target
from local.cloud.process.cloud_refused import EmulatorChanged

READ = "def check(key):\n    return key == 'root'\n\nTABLE = {'kind': {'create': check}}\n"
OPENED = READ.replace("key == 'root'", "True")
CHECK = Target("pretended_source", "check", ("key",))
CREATE = Entry("pretended_source", "TABLE", ("kind", "create"))


@pytest.fixture
def known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The emulator as it was read; the file is where its source is, and may be changed."""
    monkeypatch.setattr(shipped, "FILE", tmp_path / "shipped.json")
    source = tmp_path / "pretended_source.py"
    load(source, READ, monkeypatch)
    shipped.write(shipped.digests([CHECK, CREATE]))
    return source


def load(file: Path, source: str, monkeypatch: pytest.MonkeyPatch) -> None:
    file.write_text(source)
    spec = importlib.util.spec_from_file_location("pretended_source", file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setitem(sys.modules, "pretended_source", module)


def test_what_was_read_is_taken_also_once_it_was_replaced(known: Path) -> None:
    shipped.check([CHECK, CREATE])
    hooks.replace(CHECK, lambda original: lambda key: not original(key))
    hooks.replace(CREATE, lambda original: lambda key: not original(key))
    shipped.check([CHECK, CREATE])


def test_every_function_that_has_changed_is_named(
    known: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(known, OPENED, monkeypatch)
    with pytest.raises(EmulatorChanged) as refused:
        shipped.check([CHECK, CREATE])
    assert CHECK.address in str(refused.value)
    assert CREATE.address in str(refused.value)


def test_one_that_was_never_read_is_refused_and_so_is_one_that_nobody_touches(known: Path) -> None:
    shipped.write({CHECK.address: shipped.digest(CHECK)})
    with pytest.raises(EmulatorChanged, match="TABLE"):
        shipped.check([CHECK, CREATE])
    shipped.write(shipped.digests([CHECK, CREATE]))
    with pytest.raises(EmulatorChanged, match="TABLE"):
        shipped.check([CHECK])


def test_the_file_has_a_digest_of_each_function(known: Path) -> None:
    assert set(shipped.read()) == {CHECK.address, CREATE.address}
    assert all(len(each) == shipped.DIGITS for each in shipped.read().values())
