"""Which room may import from which: the arrows run one way, between rooms and inside them.

From below: `amplify` (what the cloud is) and `backend_functions` (what runs in it); `access` (who
may do what, and its proof) and `webapp` (the site); `operations` (what is run against a
deployment) and `local` (what stands in for one on this machine); `tests`, which nobody imports.
"""

import ast
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from amplify.project.root import ROOT

FUNCTIONS = "backend_functions"
BELOW: Mapping[str, frozenset[str]] = {
    "amplify": frozenset(),
    FUNCTIONS: frozenset(),
    "access": frozenset({"amplify", FUNCTIONS}),
    "webapp": frozenset({FUNCTIONS}),
    "operations": frozenset({"access", "amplify", FUNCTIONS}),
    "local": frozenset({"access", "amplify", FUNCTIONS, "webapp"}),
    "tests": frozenset({"access", "amplify", FUNCTIONS, "webapp", "operations", "local"}),
}
"""By room, the rooms that it may import from."""

HERE = {"operations.here", "operations.checkov.__main__"}
"""The operator's files that may know of `local`: the Lectern of this folder, and its installer."""


@dataclass(frozen=True)
class Import:
    """One name that a module imports; both are whole dotted names, `backend_functions` included."""

    by: str
    of: str

    @property
    def rooms(self) -> tuple[str, str]:
        return self.by.split(".")[0], self.of.split(".")[0]


def of_source(module: str, source: str, known: Iterable[str]) -> Iterator[Import]:
    """What a module imports of `known`, also inside functions and for types only."""
    modules = {*known}
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names = [each.name for each in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = _base(module, node)
            names = [name for each in node.names for name in (f"{base}.{each.name}", base)]
        else:
            continue
        for name in names:
            whole = next((n for n in (name, f"{FUNCTIONS}.{name}") if n in modules), None)
            if whole and whole != module:
                yield Import(module, whole)


def _base(module: str, node: ast.ImportFrom) -> str:
    """Of a relative import too, seen from a module that is no package."""
    if not node.level:
        return node.module or ""
    return ".".join([*module.split(".")[: -node.level], *filter(None, [node.module])])


def circle(imports: Iterable[Import], packages: Iterable[str]) -> list[str]:
    """Packages and modules of one folder that import each other in a ring through a package; each
    folder is looked at by itself, a package as one thing with all that is below it.
    """
    after: dict[str, set[str]] = {}
    for each in imports:
        by, of = _apart(each.by.split("."), each.of.split("."))
        if by and of:
            after.setdefault(by, set()).add(of)
    rings = (way_back(package, after) for package in sorted(packages))
    return next((ring for ring in rings if ring), [])


def way_back(start: str, after: Mapping[str, set[str]]) -> list[str]:
    """From `start` to itself; empty where there is no way."""
    ways = [[start]]
    seen: set[str] = set()
    while ways:
        way = ways.pop()
        for following in sorted(after.get(way[-1], set()) - seen):
            if following == start:
                return [*way, start]
            seen.add(following)
            ways.append([*way, following])
    return []


def _apart(by: list[str], of: list[str]) -> tuple[str, str]:
    """The two where their ways part; empty where one holds the other."""
    same = 0
    while same < min(len(by), len(of)) and by[same] == of[same]:
        same += 1
    if same in (len(by), len(of)):
        return "", ""
    return ".".join(by[: same + 1]), ".".join(of[: same + 1])


@cache
def sources() -> Mapping[str, Path]:
    """Every module of every room, by its whole name."""
    files = [file for room in BELOW for file in (ROOT / room).rglob("*.py")]
    kept = [file for file in files if "node_modules" not in file.parts]
    return {_name(file.relative_to(ROOT)): file for file in kept}


def _name(file: Path) -> str:
    return ".".join(file.with_suffix("").parts).removesuffix(".__init__")


@cache
def imports() -> tuple[Import, ...]:
    known = sources()
    return tuple(
        found for name, file in known.items() for found in of_source(name, file.read_text(), known)
    )


def packages() -> frozenset[str]:
    return frozenset(name.rpartition(".")[0] for name in sources())


def upward(found: Iterable[Import]) -> list[str]:
    return sorted(
        f"{each.by} imports {each.of}"
        for each in found
        if each.rooms[0] != each.rooms[1] and each.rooms[1] not in BELOW[each.rooms[0]]
    )


def test_every_room_is_seen() -> None:
    arrows = {each.rooms for each in imports() if each.rooms[0] != each.rooms[1]}
    assert {("local", "access"), ("access", "amplify"), ("access", FUNCTIONS)} <= arrows
    assert {room for arrow in arrows for room in arrow} == set(BELOW)


def test_no_room_imports_from_one_that_is_not_below_it() -> None:
    assert upward(each for each in imports() if each.by not in HERE) == []


@pytest.mark.parametrize("file", sorted(HERE))
def test_a_file_that_may_know_of_local_does_and_of_nothing_else_above(file: str) -> None:
    others = [each for each in imports() if each.by == file and each.rooms[1] != "local"]
    assert any(each.of.startswith("local.") for each in imports() if each.by == file)
    assert upward(others) == []


def test_no_two_packages_import_each_other() -> None:
    found = [Import(_lifted(each.by), _lifted(each.of)) for each in imports()]
    assert circle(found, map(_lifted, packages())) == []


def _lifted(name: str) -> str:
    """The folders of tests/unit mirror the rooms, so each is a package of its own."""
    return name.replace("tests.unit.", "tests.unit-")


def test_the_patches_of_the_emulator_are_a_room_that_others_look_into_and_not_out_of() -> None:
    """What it needs of the local cloud is what a request is, and what the process was told."""
    out = {
        _apart(each.by.split("."), each.of.split("."))[1]
        for each in imports()
        if each.by.startswith("local.cloud.patches.")
        and each.of.startswith("local.cloud.")
        and not each.of.startswith("local.cloud.patches")
    }
    assert out == {"local.cloud.deploy", "local.cloud.process", "local.cloud.request"}


@pytest.mark.parametrize(
    ("source", "of"),
    [
        ("from local import settings", "local.settings"),
        ("import local.settings", "local.settings"),
        ("from local.settings import ROOT", "local.settings"),
        ("def late():\n    from local.settings import ROOT", "local.settings"),
        ("if TYPE_CHECKING:\n    from local import settings as s", "local.settings"),
        ("from lectern import keys", f"{FUNCTIONS}.lectern.keys"),
    ],
)
def test_an_import_is_found_in_every_form_that_it_has(source: str, of: str) -> None:
    known = ["local.settings", f"{FUNCTIONS}.lectern.keys", "access.iam.policy"]
    assert {each.of for each in of_source("access.iam.policy", source, known)} == {of}
    assert bool(upward(of_source("access.iam.policy", source, known))) == of.startswith("local")


def test_a_relative_import_is_one_too() -> None:
    (found,) = of_source("local.run.cms", "from ..cms import config", ["local.cms.config"])
    assert found == Import("local.run.cms", "local.cms.config")


def test_a_circle_of_packages_is_found_and_one_inside_a_package_is_its_own_affair() -> None:
    ring = [Import("local.run.a", "local.push.b"), Import("local.push.c", "local.run.d")]
    assert set(circle(ring, ["local", "local.run", "local.push"])) == {"local.run", "local.push"}
    inside = [Import("local.run.a", "local.run.b"), Import("local.run.b", "local.run.a")]
    assert circle(inside, ["local", "local.run"]) == []
    assert circle([*inside, *ring], ["local", "local.run", "local.push"])
    through = [*ring, Import("local.push.b", "local.c"), Import("local.c", "local.run.a")]
    assert circle([*through[:1], *through[2:]], ["local.run"]) == [
        "local.run",
        "local.push",
        "local.c",
        "local.run",
    ]
