"""A CMS is named in its own folder and in the list of sources, and nowhere else.

`local/cms` is one CMS, and what loads and starts it may know which; it imports the name. Templates
repeat names under the eyes of tests/unit/amplify/test_sources.py.
"""

import ast
from collections.abc import Iterator

import pytest

from amplify.project.root import ROOT
from lectern.cms import SOURCES

LIST = "backend_functions/lectern/cms/__init__.py"
SAMPLE = "access/proof/specification.py"
"""Its `wagtail-7` is an example of an id, and any would do."""
SHIPPED = ("backend_functions", "operations", "access", "amplify")
ROOMS = (*SHIPPED, "local")


def _files(rooms: tuple[str, ...]) -> Iterator[tuple[str, ast.Module]]:
    for room in rooms:
        for file in sorted((ROOT / room).rglob("*.py")):
            place = file.relative_to(ROOT).as_posix()
            if "node_modules" not in place:
                yield place, ast.parse(file.read_text())


def spelt(tree: ast.Module, name: str) -> list[str]:
    """Texts that are the name, end an address with it or begin an id with it."""
    texts = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return [
        text
        for text in texts
        if isinstance(text, str)
        and (text == name or text.endswith(f"/{name}") or f"{name}-" in text.split("/")[-1])
    ]


def imported(tree: ast.Module, name: str) -> bool:
    """As `lectern.cms.<name>`, whole or in part."""
    return any(
        (isinstance(node, ast.ImportFrom) and f"{node.module}.".startswith(f"lectern.cms.{name}."))
        or (
            isinstance(node, ast.ImportFrom | ast.Import)
            and any(f"{_module(node)}{alias.name}" == f"lectern.cms.{name}" for alias in node.names)
        )
        for node in ast.walk(tree)
    )


def _module(node: ast.ImportFrom | ast.Import) -> str:
    return f"{node.module}." if isinstance(node, ast.ImportFrom) else ""


@pytest.mark.parametrize("name", SOURCES)
def test_no_code_outside_its_folder_spells_a_source(name: str) -> None:
    own = f"backend_functions/lectern/cms/{name}/"
    found = {
        place: texts
        for place, tree in _files(ROOMS)
        if not place.startswith((own, "local/cms/"))
        if (texts := spelt(tree, name))
    }
    assert set(found) <= {SAMPLE}, found


@pytest.mark.parametrize("name", SOURCES)
def test_nothing_that_ships_imports_a_source_but_the_list(name: str) -> None:
    own = f"backend_functions/lectern/cms/{name}/"
    users = {place for place, tree in _files(SHIPPED) if imported(tree, name)}
    assert {place for place in users if not place.startswith(own)} == {LIST}


@pytest.mark.parametrize(
    "code",
    ['x = "wagtail"', 'f"{base}/wagtail"', 'f"wagtail-{page}"', 'f"/{path}/wagtail-{page}/x"'],
)
def test_a_spelt_name_is_found(code: str) -> None:
    assert spelt(ast.parse(code), "wagtail")


@pytest.mark.parametrize(
    "code",
    [
        "from lectern.cms.wagtail import NAME",
        "from lectern.cms.wagtail.search import PATH",
        "from lectern.cms import wagtail",
        "import lectern.cms.wagtail",
    ],
)
def test_an_import_is_found(code: str) -> None:
    assert imported(ast.parse(code), "wagtail")
    assert not imported(ast.parse("from lectern.cms import SOURCES"), "wagtail")
