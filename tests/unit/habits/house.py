"""What the house is made of, measured on what git keeps: files by their length, packages by their
imports.
"""

import ast
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath

from amplify.project.root import ROOT

CODE = {".py", ".ts", ".css", ".mjs", ".js"}
WRITTEN_BY_OTHERS = ("amplify/backend/types/", "local/cms/courses/migrations/")
"""By the Amplify CLI at each push; by Django."""
FUNCTIONS = "backend_functions"
"""Its folders are packages of their own, as inside Lambda."""
ROOMS = ("access", "amplify", "local", "operations", "tests", "webapp")
Graph = dict[str, set[str]]


def files() -> tuple[PurePosixPath, ...]:
    """The code that people wrote."""
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    paths = map(PurePosixPath, listed.stdout.splitlines())
    return tuple(
        path
        for path in paths
        if path.suffix in CODE
        and not str(path).startswith(WRITTEN_BY_OTHERS)
        and (ROOT / path).is_file()
    )


def length(path: PurePosixPath) -> int:
    return len((ROOT / path).read_text().splitlines())


def packages(paths: Iterable[PurePosixPath]) -> Iterator[tuple[str, Path]]:
    """Each Python file with its package: a room's folder, or a function."""
    for path in paths:
        if path.suffix == ".py" and (name := package_of(module_of(path))):
            yield name, ROOT / path


def module_of(path: PurePosixPath) -> str:
    parts = path.with_suffix("").parts
    return ".".join(parts[1:] if parts[0] == FUNCTIONS else parts)


def package_of(module: str) -> str:
    """`local.cloud.gateway` is of `local.cloud`, `lectern.keys` of `lectern`, `json` of none.

    What stands in a room itself (`local.settings`) is no package: who imports it imports one file.
    The folders of `tests.unit` mirror the rooms, so each is a package of its own.
    """
    parts = module.split(".")
    if parts[0] not in ROOMS:
        return parts[0] if (ROOT / FUNCTIONS / parts[0]).is_dir() else ""
    depth = 3 if parts[:2] == ["tests", "unit"] else 2
    named = parts[:depth]
    return ".".join(named) if len(named) == depth and ROOT.joinpath(*named).is_dir() else ""


def imports(source: str) -> Iterator[str]:
    """The modules that a text imports, late ones too; what only types need is none."""
    tree = ast.parse(source)
    for node in _walk(tree):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield from (f"{node.module}.{each.name}" for each in node.names)


def _walk(node: ast.AST) -> Iterator[ast.AST]:
    yield node
    for child in ast.iter_child_nodes(node):
        typing = isinstance(child, ast.If) and "TYPE_CHECKING" in ast.dump(child.test)
        if not typing:
            yield from _walk(child)


def graph(paths: Iterable[PurePosixPath]) -> Graph:
    found: Graph = {}
    for package, file in packages(paths):
        named = {package_of(module) for module in imports(file.read_text())}
        found.setdefault(package, set()).update(named - {"", package})
    return found


def circles(of: Mapping[str, set[str]]) -> list[list[str]]:
    """The packages that can be reached from themselves, those of one circle together."""
    reached = {name: _reach(of, name) for name in of}
    inside = {name for name in of if name in reached[name]}
    groups = {
        tuple(sorted(other for other in inside & reached[name] if name in reached[other]))
        for name in inside
    }
    return sorted(map(list, groups))


def _reach(of: Mapping[str, set[str]], name: str) -> set[str]:
    seen: set[str] = set()
    todo = [*of.get(name, ())]
    while todo:
        at = todo.pop()
        if at not in seen:
            seen.add(at)
            todo += of.get(at, ())
    return seen
