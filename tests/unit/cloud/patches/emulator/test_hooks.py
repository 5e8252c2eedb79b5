"""A hook that doesn't fit the emulator any more keeps the cloud from starting."""

import inspect
import sys
from types import ModuleType

import pytest

from local.cloud.patches.emulator import hooks, loading
from local.cloud.patches.emulator.hooks import Target
from local.cloud.process.errors import EmulatorChanged
from tests.unit.cloud.applications import configuration


def shipped(first: int, second: int = 2) -> int:
    return first + second


@pytest.fixture
def module(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    made = ModuleType("pretended_emulator")
    made.shipped = shipped  # type: ignore[attr-defined]
    made.number = 7  # type: ignore[attr-defined]
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


def test_another_version_of_the_emulator_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    monkeypatch.setattr(loading, "version", lambda _: "9.9.9")
    with pytest.raises(EmulatorChanged, match=r"9\.9\.9"):
        loading.load(configuration(tmp_path))  # type: ignore[arg-type]
