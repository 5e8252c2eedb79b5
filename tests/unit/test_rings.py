"""No file imports itself, by whatever way round: each can be read before those that use it.

Circles of packages: test_rooms.py. A package's own file gathers what is below it, so it is left to
that rule.
"""

from collections.abc import Iterable

from tests.unit.test_rooms import Import, imports, packages, way_back


def ring(found: Iterable[Import], apart: frozenset[str] = frozenset()) -> list[str]:
    """The first that there is, from a file back to itself; `apart` are left out."""
    after: dict[str, set[str]] = {}
    for each in found:
        if not apart & {each.by, each.of}:
            after.setdefault(each.by, set()).add(each.of)
    ways = (way_back(name, after) for name in sorted(after))
    return next((way for way in ways if way), [])


def test_no_files_import_each_other_in_a_ring() -> None:
    assert ring(imports(), packages()) == []


def test_a_ring_is_found_however_long_it_is() -> None:
    line = [Import("local.a", "local.b"), Import("local.b", "local.c")]
    assert ring(line) == []
    closed = [*line, Import("local.c", "local.a")]
    assert ring(closed) == ["local.a", "local.b", "local.c", "local.a"]
    assert ring(closed, frozenset({"local.b"})) == []
