"""A hook that doesn't fit the emulator any more keeps the cloud from starting."""

import inspect
import sys
from types import ModuleType

import pytest

from local.cloud.patches.emulator import hooks, loading
from local.cloud.patches.emulator.hooks import Entry, Gap, Target
from local.cloud.process.cloud_refused import EmulatorChanged
from tests.unit.cloud.applications import configuration


def shipped(first: int, second: int = 2) -> int:
    return first + second


@pytest.fixture
def module(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    made = ModuleType("pretended_emulator")
    made.shipped = shipped  # type: ignore[attr-defined]
    made.number = 7  # type: ignore[attr-defined]
    made.TABLE = {"kind": {"create": shipped, "flag": True}}  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "pretended_emulator", made)
    return made


TARGET = Target("pretended_emulator", "shipped", ("first", "second"))


def test_a_replacement_gets_the_original_and_keeps_its_signature(module: ModuleType) -> None:
    hooks.replace(TARGET, lambda original: lambda *given: original(*given) * 10)
    assert module.shipped(1) == 30
    assert tuple(inspect.signature(module.shipped).parameters) == ("first", "second")
    hooks.replace(TARGET, lambda original: lambda *given: original(*given) + 1)
    assert module.shipped(1) == 31


@pytest.mark.parametrize(
    "target",
    [
        Target("pretended_emulator", "absent", ()),
        Target("pretended_emulator", "number", ()),
        Target("pretended_emulator", "shipped", ("first",)),
        Target("pretended_emulator", "shipped", ("second", "first")),
    ],
)
def test_a_function_that_is_not_as_expected_is_refused(module: ModuleType, target: Target) -> None:
    with pytest.raises(EmulatorChanged, match="pretended_emulator"):
        hooks.replace(target, lambda original: original)


def test_a_value_of_another_kind_is_refused(module: ModuleType) -> None:
    assert hooks.attribute("pretended_emulator", "number", int) == 7
    with pytest.raises(EmulatorChanged):
        hooks.attribute("pretended_emulator", "number", dict)
    with pytest.raises(EmulatorChanged):
        hooks.attribute("pretended_emulator", "absent", int)


def place(*keys: str) -> tuple[str, str, tuple[str, ...]]:
    return "pretended_emulator", "TABLE", keys


def test_a_function_in_a_table_is_replaced_there(module: ModuleType) -> None:
    hooks.replace(Entry(*place("kind", "create")), lambda original: lambda *got: -original(*got))
    assert module.TABLE["kind"]["create"](1) == -3
    assert hooks.replaced()[-1] == "pretended_emulator.TABLE[kind][create]"


@pytest.mark.parametrize("keys", [("kind", "update"), ("kind", "flag"), ("other", "create")])
def test_an_entry_that_is_no_function_is_refused(module: ModuleType, keys: tuple[str]) -> None:
    with pytest.raises(EmulatorChanged, match="TABLE"):
        hooks.replace(Entry(*place(*keys)), lambda original: original)
    assert {"kind": {"create": shipped, "flag": True}} == module.TABLE


def test_a_gap_is_filled_and_only_a_gap(module: ModuleType) -> None:
    hooks.add(Gap(*place("kind", "import")), shipped)
    hooks.add(Gap(*place("new")), {"create": shipped})
    assert module.TABLE["kind"]["import"] is module.TABLE["new"]["create"] is shipped
    for taken in (("kind", "create"), ("new",), ("absent", "create")):
        with pytest.raises(EmulatorChanged, match="TABLE"):
            hooks.add(Gap(*place(*taken)), shipped)


def test_another_version_of_the_emulator_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    monkeypatch.setattr(loading, "version", lambda _: "9.9.9")
    with pytest.raises(EmulatorChanged, match=r"9\.9\.9"):
        loading.load(configuration(tmp_path))  # type: ignore[arg-type]
