"""What a lesson read for ten minutes costs in write units of the learners table.

Counted from the declared items, each as large as it may be, and from how often a browser may write
them (`lectern.limits`); `followed.test.ts` holds the browser to that. The other way is the one of
players that save where they are every few seconds.
"""

from collections.abc import Iterator

from lectern.families import CONTENT_ID, DAY_AND_CONTENT_ID, Family
from lectern.learner_items import ACTIVE, PLACE
from lectern.limits import PLACE_EVERY_SECONDS, PLACE_LEAST_SECONDS, WRITE_UNIT_BYTES
from tests.bench.measurement import Measurement

UNIT = "write units"
SECONDS = 10 * 60
_SUB = "0" * 36
_LONGEST_ID = "wagtail-" + "9" * 64
_RESTS = {
    CONTENT_ID: _LONGEST_ID,
    DAY_AND_CONTENT_ID: f"2026-03-29+01:00#{_LONGEST_ID}",
}
_BYTES_A_CHARACTER = 4
_BYTES = {"time": 24, "day": 10, "whole": 21, "content id": len(_LONGEST_ID)}
"""A number takes up to 21 bytes (developer guide, "DynamoDB item sizes and formats")."""


def units(family: Family) -> int:
    """Of the largest item that the declaration allows."""
    key = family.key(_SUB, _RESTS[family.follows])
    size = len("pk") + len(key.pk) + len("sk") + len(key.sk)
    for each in family.attributes:
        held = each.most * _BYTES_A_CHARACTER if each.kind == "text" else _BYTES[each.kind]
        size += len(each.name) + held
    return -(-size // WRITE_UNIT_BYTES)


def measure() -> Iterator[Measurement]:
    """The day once; the place at first, on leaving, and so often in between."""
    places = 2 + SECONDS // PLACE_EVERY_SECONDS
    ours = units(ACTIVE) + places * units(PLACE)
    often = SECONDS // PLACE_LEAST_SECONDS * units(PLACE)
    yield Measurement(
        "a lesson read for ten minutes, its place and day kept",
        UNIT,
        ours,
        often,
        f"a place written every {PLACE_LEAST_SECONDS} seconds",
    )
