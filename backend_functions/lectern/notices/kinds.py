"""Kinds of webhooks that could not be used: each in words for an operator, and how many there are.

A kind is the failure code that cms_ingest gave, or GIVEN_UP without one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lectern.errors import BY_CODE
from lectern.wire import Value


@dataclass(frozen=True, slots=True)
class Reason:
    meaning: str
    advice: str


GIVEN_UP = Reason(
    meaning="Lectern tried the webhook several times. Each attempt failed for a temporary reason.",
    advice=(
        "Look for the correlation id in the log of cms_ingest: its lines name the service that "
        "didn't answer. When that service works again, replay."
    ),
)
OTHER = Reason(
    meaning="The webhook can't be used.",
    advice="Look for the correlation id in the log of cms_ingest.",
)

_ADVICE = {
    "unknown-source": (
        "Correct the webhook's address in the content system: its last part names the source."
    ),
    "bad-signature": (
        "Compare the signing secret of the content system with the one in Secrets Manager, and "
        "compare both clocks. If you don't recognise the webhook, somebody else may hold the API "
        "key: change the key and don't replay."
    ),
    "malformed-body": (
        "Correct the entry in the content system and publish it again, or fix the source and "
        "replay."
    ),
    "unknown-type": ("Stop sending this event, or let the source support it and replay."),
    "too-large": (
        "Split the entry in the content system and publish its parts. A replay won't help."
    ),
}


KIND_GIVEN_UP, KIND_OTHER = "given-up", "other"
KINDS = frozenset({*_ADVICE, KIND_GIVEN_UP, KIND_OTHER})
"""A closed set: no message can add a kind."""


def kind_of(failure_code: str) -> str:
    """The code itself. Without a code: given up, because SQS gives no reason."""
    if not failure_code:
        return KIND_GIVEN_UP
    return failure_code if failure_code in _ADVICE else KIND_OTHER


def reason_of(kind: str) -> Reason:
    if kind == KIND_GIVEN_UP:
        return GIVEN_UP
    if kind not in _ADVICE:
        return OTHER
    return Reason(BY_CODE[kind].meaning, _ADVICE[kind])


COUNT = "count:"
EXAMPLE = "example:"
"""Prefixes of a kind's name. Not one map of kinds: an update can't add to a map that is absent."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """`counts` by kind; `examples` holds the message id of the first of each kind.

    The times are those of parking, in seconds since the epoch; both are 0 if nothing was gathered.
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
    """Both as one: the examples and the first time of the earlier, the last time of the later."""
    kinds = earlier.counts.keys() | later.counts.keys()
    return Gathered(
        counts={k: earlier.counts.get(k, 0) + later.counts.get(k, 0) for k in kinds},
        examples={**later.examples, **earlier.examples},
        first=earlier.first or later.first,
        last=later.last or earlier.last,
    )
