"""Which code the tests run, as far as names tell.

From every test function above unit level it follows the names that the code uses, and the modules
that its strings name (`-m local.run`). Two things of one name count as one, so it may call too much
reached; a comment, a docstring and a function that nobody calls never are.
"""

import ast
import io
import re
import subprocess
import tokenize
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from amplify.project.root import ROOT

MODULE = "<module>"
DOTTED = re.compile(r"\b\w+(?:\.\w+)+")


@dataclass(frozen=True)
class Unit:
    """A function, or all of a module that stands in none. `code` is its text without notes."""

    file: str
    name: str
    code: str
    uses: frozenset[str]

    @property
    def is_test(self) -> bool:
        """Above unit level: a unit test runs no command, though it may call what one calls."""
        named = self.name.startswith("test_") and "/test_" in self.file
        return named and not self.file.startswith("tests/unit/")


def of_source(file: str, source: str) -> Iterator[Unit]:
    tree = ast.parse(source)
    lines = _without_notes(tree, source)
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    for node in functions:
        start = min([node.lineno, *(each.lineno for each in node.decorator_list)])
        yield Unit(file, node.name, _code(lines, start, node.end_lineno), _uses([node]))
    outside = [node for node in tree.body if not isinstance(node, ast.FunctionDef)]
    code = "\n".join(_code(lines, node.lineno, node.end_lineno) for node in outside)
    yield Unit(file, MODULE, code, _uses(outside))


@cache
def everything() -> tuple[Unit, ...]:
    listed = subprocess.run(
        ["git", "ls-files", "*.py"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    files = [file for file in listed.stdout.splitlines() if (ROOT / file).is_file()]
    return tuple(unit for file in files for unit in of_source(file, (ROOT / file).read_text()))


@cache
def reached() -> frozenset[Unit]:
    return from_tests(everything())


def from_tests(units: Iterable[Unit]) -> frozenset[Unit]:
    by_name: dict[str, list[Unit]] = defaultdict(list)
    modules: dict[str, Unit] = {}
    for unit in units:
        if unit.name == MODULE:
            modules[unit.file] = unit
        else:
            by_name[unit.name].append(unit)
    found: set[Unit] = set()
    waiting = [unit for units in by_name.values() for unit in units if unit.is_test]
    while waiting:
        unit = waiting.pop()
        if unit not in found:
            found.add(unit)
            waiting += [modules[unit.file], *_named(unit, by_name, modules)]
    return frozenset(found)


def _named(unit: Unit, by_name: dict[str, list[Unit]], modules: dict[str, Unit]) -> Iterator[Unit]:
    for name in unit.uses:
        yield from by_name.get(name, ())
        path = name.replace(".", "/")
        yield from (modules[f] for f in (f"{path}.py", f"{path}/__main__.py") if f in modules)


def _uses(nodes: Iterable[ast.AST]) -> frozenset[str]:
    """The names in the code, a fixture's among the parameters, and the modules in its strings."""
    found: set[str] = set()
    for node in (inner for outer in nodes for inner in ast.walk(outer)):
        match node:
            case ast.Name(id=name) | ast.Attribute(attr=name) | ast.arg(arg=name):
                found.add(name)
            case ast.Constant(value=str(text)):
                found |= {text, *DOTTED.findall(text)}
    return frozenset(found)


def _without_notes(tree: ast.AST, source: str) -> list[str]:
    """The lines, without comments and without texts that are no part of an expression."""
    lines = source.splitlines()
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            row, column = token.start
            lines[row - 1] = lines[row - 1][:column]
    for node in ast.walk(tree):
        match node:
            case ast.Expr(value=ast.Constant(value=str()), lineno=begin, end_lineno=int(end)):
                lines[begin - 1 : end] = [""] * (end - begin + 1)
    return lines


def _code(lines: list[str], begin: int, end: int | None) -> str:
    return "\n".join(lines[begin - 1 : end])
