"""The house stays easy to walk: no long file, most of them short, no package in a circle."""

import statistics
from pathlib import PurePosixPath

import pytest

from amplify.project.root import ROOT
from tests.unit.habits import house

LONGEST = 220
FILES = {path: house.length(path) for path in house.files()}
GRAPH = house.graph(FILES)


def test_no_file_is_too_long_to_read_at_once() -> None:
    assert {str(path): lines for path, lines in FILES.items() if lines > LONGEST} == {}


def test_half_of_the_files_are_neither_scraps_nor_tomes() -> None:
    assert len(FILES) > 500
    assert 50 <= statistics.median(FILES.values()) <= 110


def test_no_package_imports_itself_by_way_of_others() -> None:
    assert house.circles(GRAPH) == []


@pytest.mark.parametrize(
    ("lower", "higher"),
    [
        ("amplify", ("local", "access", "operations", "tests", "webapp")),
        ("access", ("local", "operations", "tests", "webapp")),
        ("webapp", ("local", "access", "operations", "amplify", "tests")),
        ("local", ("operations", "tests")),
        ("operations", ("tests",)),
    ],
)
def test_arrows_between_rooms_run_one_way(lower: str, higher: tuple[str, ...]) -> None:
    rooms = {path: path.parts[0] for path in FILES if path.suffix == ".py"}
    wrong = {
        f"{path}: {module}"
        for path, room in rooms.items()
        if room == lower
        for module in house.imports((ROOT / path).read_text())
        if module.partition(".")[0] in higher
    }
    assert wrong == set()


def test_the_functions_import_nothing_of_the_rooms() -> None:
    functions = [path for path in FILES if path.parts[0] == house.FUNCTIONS]
    assert len(functions) > 50
    for path in functions:
        named = {module.partition(".")[0] for module in house.imports(_text(path))}
        assert named.isdisjoint(house.ROOMS), path


def _text(path: PurePosixPath) -> str:
    return (ROOT / path).read_text()


def test_the_measure_sees_packages_and_circles() -> None:
    assert GRAPH["local.run"] >= {"local.cloud", "local.cms", "local.seed"}
    assert "lectern" in GRAPH["activity"]
    around = {"a": {"b"}, "b": {"c"}, "c": {"a", "d"}, "d": set[str](), "e": {"a"}}
    assert house.circles(around) == [["a", "b", "c"]]
    assert house.circles({**around, "d": {"e"}}) == [["a", "b", "c", "d", "e"]]


def test_late_imports_count_and_those_for_types_alone_don_t() -> None:
    source = (
        "import a.b\nfrom c import d\n"
        "if TYPE_CHECKING:\n    import e\n"
        "def f():\n    from g.h import i\n"
    )
    assert [*house.imports(source)] == ["a.b", "c.d", "g.h.i"]


@pytest.mark.parametrize(
    ("module", "package"),
    [
        ("local.cloud.gateway", "local.cloud"),
        ("local.settings", ""),
        ("lectern.keys", "lectern"),
        ("tests.unit.habits.house", "tests.unit.habits"),
        ("json.decoder", ""),
    ],
)
def test_a_module_is_of_the_folder_that_holds_it(module: str, package: str) -> None:
    assert house.package_of(module) == package
