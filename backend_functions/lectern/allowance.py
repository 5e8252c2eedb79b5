"""How often one person may ask a function, as far as one container of it knows.

Best effort: Lambda runs as many containers as there are requests at once, and each counts alone and
forgets when it ends (developer guide, "Understanding the Lambda execution environment lifecycle").
So one person gets at most the allowance times the containers that run; a refusal takes about a
millisecond, so a flood that is refused keeps few of them busy. A count that all share would cost a
write for each request. It bounds what one person costs the CMS and the signer. The API's limit of
requests stands before it and is shared by all.
"""

import math
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

from lectern.errors import AskedTooOften
from lectern.limits import API_REQUESTS_A_SECOND, API_REQUESTS_AT_ONCE

PEOPLE = 1000
"""Whose last requests are remembered at once; who asked longest ago is forgotten first."""


@dataclass(frozen=True, slots=True)
class _Left:
    requests: float
    at: float


@dataclass(frozen=True, slots=True)
class Allowance:
    """A token bucket a person; `clock` counts seconds from any start."""

    clock: Callable[[], float] = time.monotonic
    _people: OrderedDict[str, _Left] = field(default_factory=OrderedDict)

    def take(self, person: str) -> None:
        """One request; raises AskedTooOften, which costs nothing more of the allowance."""
        now = self.clock()
        left = self._refilled(person, now)
        allowed = left >= 1
        self._people[person] = _Left(left - 1 if allowed else left, now)
        self._people.move_to_end(person)
        while len(self._people) > PEOPLE:
            self._people.popitem(last=False)
        if not allowed:
            raise AskedTooOften(retry_after=math.ceil((1 - left) / API_REQUESTS_A_SECOND))

    def _refilled(self, person: str, now: float) -> float:
        before = self._people.get(person)
        if before is None:
            return API_REQUESTS_AT_ONCE
        grown = before.requests + (now - before.at) * API_REQUESTS_A_SECOND
        return min(API_REQUESTS_AT_ONCE, grown)
