"""What was gathered for one mail: how many webhooks, of which kinds, from when to when."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lectern.notices.reasons import KINDS
from lectern.wire import Value

COUNT = "count:"
EXAMPLE = "example:"
"""Before a kind's name. No map of kinds: an update can add to none that isn't there yet."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """`counts` by kind; `examples` holds the message id of the first of each kind.

    Times are of the parking, in seconds since the epoch; both are 0 where nothing was gathered.
    """

    counts: Mapping[str, int]
    examples: Mapping[str, str]
    first: int
    last: int

    @property
    def parked(self) -> int:
        return sum(self.counts.values())


NOTHING = Gathered({}, {}, 0, 0)


def from_item(item: Mapping[str, Any]) -> Gathered:
    return Gathered(
        counts={kind: item[COUNT + kind] for kind in KINDS if COUNT + kind in item},
        examples={kind: item[EXAMPLE + kind] for kind in KINDS if EXAMPLE + kind in item},
        first=item.get("firstAt", 0),
        last=item.get("lastAt", 0),
    )


def to_item(gathered: Gathered) -> dict[str, Value]:
    return {
        **{COUNT + kind: count for kind, count in gathered.counts.items()},
        **{EXAMPLE + kind: example for kind, example in gathered.examples.items()},
        "firstAt": gathered.first,
        "lastAt": gathered.last,
    }


def together(earlier: Gathered, later: Gathered) -> Gathered:
    """Both as one: the earlier's examples and beginning, the later's end."""
    kinds = earlier.counts.keys() | later.counts.keys()
    return Gathered(
        counts={k: earlier.counts.get(k, 0) + later.counts.get(k, 0) for k in kinds},
        examples={**later.examples, **earlier.examples},
        first=earlier.first or later.first,
        last=later.last or earlier.last,
    )
