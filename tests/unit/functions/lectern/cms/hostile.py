"""Bodies and answers that no honest CMS sends: each true one with one part of it exchanged."""

import json
from collections.abc import Iterator
from typing import Any

TEXTS = ("", " ", "null", "[]", "{}", '"x"', "{", "\x00", "[" * 100_000, "1" * 5000, "{}" * 2)
VALUES: tuple[Any, ...] = (
    None,
    True,
    -1,
    2**64,
    1.5,
    float("nan"),
    "",
    "x" * 300_000,
    "\ud800",
    "a\x00\nb",
    "12/../7",
    "12#x",
    "١٢",
    [],
    [None],
    [[]],
    {},
    {"id": {}},
)


def texts(honest: str) -> Iterator[str]:
    yield from TEXTS
    whole = json.loads(honest)
    for path in _paths(whole):
        for value in VALUES:
            yield json.dumps(_exchanged(whole, path, value))


def _paths(value: Any) -> Iterator[tuple[Any, ...]]:
    """Of every member at any depth."""
    members = value.items() if isinstance(value, dict) else enumerate(value)
    for name, member in members:
        yield (name,)
        if isinstance(member, dict | list):
            yield from ((name, *rest) for rest in _paths(member))


def _exchanged(value: Any, path: tuple[Any, ...], new: Any) -> Any:
    if not path:
        return new
    copy = dict(value) if isinstance(value, dict) else list(value)
    copy[path[0]] = _exchanged(value[path[0]], path[1:], new)
    return copy
