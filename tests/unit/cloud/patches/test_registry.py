"""The patches of the emulator stand in one folder, and all behind one registration."""

import ast
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from amplify.project.root import ROOT
from local.cloud.patches import declared, putting_on
from local.cloud.patches.emulator.hooks import Target
from local.cloud.patches.registry import PATCHES, Patch
from local.cloud.process.cloud_refused import PatchUnlisted

FOLDER = ROOT / "local" / "cloud" / "patches"
EMULATOR = "ministack"
PEER = ROOT / "access" / "oracle" / "requests" / "emulator.py"
"""Asks the emulator's DynamoDB what our model is compared with; it changes nothing of it."""

NAMING = {"Target", "Entry", "Gap", "Value"}
BUILDERS = {"provisioners.py"}
"""Files whose functions make such names, which others keep at their top."""


def code_of(file: Path) -> ast.Module:
    return ast.parse(file.read_text())


def files(room: str) -> list[Path]:
    return sorted((ROOT / room).rglob("*.py"))


def strings(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        elif isinstance(node, ast.Import | ast.ImportFrom):
            yield getattr(node, "module", None) or ""
            yield from (each.name for each in node.names)


def test_nobody_but_the_patches_knows_the_emulator_by_name() -> None:
    rooms = ("local", "access", "amplify", "operations", "webapp", "backend_functions")
    outside = [file for room in rooms for file in files(room) if FOLDER not in file.parents]
    told = {file for file in outside if any(EMULATOR in text for text in strings(code_of(file)))}
    assert told == {PEER}
    assert any(EMULATOR in text for text in strings(code_of(FOLDER / "registry.py")))


def late_names(tree: ast.Module) -> list[str]:
    """What is named inside a function, where no start would check it."""
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    calls = [node for each in functions for node in ast.walk(each) if isinstance(node, ast.Call)]
    return [name for call in calls if (name := ast.unparse(call.func).split(".")[-1]) in NAMING]


@pytest.mark.parametrize("file", files("local/cloud/patches"), ids=lambda file: file.stem)
def test_what_a_patch_touches_is_named_at_its_top(file: Path) -> None:
    assert file.name in BUILDERS or late_names(code_of(file)) == []


def test_a_name_inside_a_function_is_found() -> None:
    assert late_names(ast.parse("def f():\n    hooks.original(hooks.Target('a', 'b', ()))"))
    assert late_names(ast.parse("def f():\n    hooks.attribute(*Value('a', 'b', dict))"))
    assert not late_names(ast.parse("TARGET = hooks.Target('a', 'b', ())"))


@pytest.mark.parametrize("file", files("local/cloud/patches"), ids=lambda file: file.stem)
def test_the_emulator_is_reached_by_hooks_alone(file: Path) -> None:
    """An import of its own would pass by every check."""
    imported = {
        getattr(node, "module", None) or each.name
        for node in ast.walk(code_of(file))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for each in node.names
    }
    reaching = {each for each in imported if each.startswith((EMULATOR, "importlib"))}
    may = {"hooks.py": {"importlib"}, "declared.py": {"importlib"}}
    may["loading.py"] = {"importlib.metadata", "ministack.app"}
    assert reaching <= may.get(file.name, set())


def test_each_patch_is_listed_once_with_all_that_it_replaces() -> None:
    """That it replaces these and no others is checked at every start (test_every_operation)."""
    patches = [each.module for each in PATCHES]
    assert len(patches) == len(set(patches))
    assert all(each.replaces for each in PATCHES)
    putting_on.refuse_unlisted(declared.modules())


def test_a_patch_that_nobody_would_put_on_is_refused() -> None:
    forgotten = ModuleType("local.cloud.patches.forgotten")
    forgotten.install = lambda: None  # type: ignore[attr-defined]
    with pytest.raises(PatchUnlisted, match=r"forgotten isn't in the registry"):
        putting_on.refuse_unlisted([*declared.modules(), forgotten])


@pytest.mark.parametrize("replaced", [(), ("a.f",), ("a.f", "a.h"), ("a.g", "a.f")])
def test_a_patch_that_does_otherwise_than_the_list_says_is_refused(replaced: tuple[str]) -> None:
    listed = Patch(ModuleType("one"), ("a.f", "a.g"))
    with pytest.raises(PatchUnlisted, match="one replaces"):
        putting_on.refuse_other(listed, replaced)
    putting_on.refuse_other(listed, ("a.f", "a.g", "a.f"))


def test_a_function_is_found_wherever_a_file_keeps_its_name() -> None:
    one, two, three = (Target("m", name, ()) for name in ("one", "two", "three"))
    module = ModuleType("patch")
    vars(module).update(ONE=one, SAME=one, SEVERAL=(two,), BY_KIND={"kind": three})
    assert declared.functions([module]) == [one, three, two]
