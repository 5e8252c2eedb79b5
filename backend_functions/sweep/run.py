"""One run: the second check of missing accounts, then a part of the round over all partitions.

It stops when its share is used up or the round is over; the next run continues from there. Two
concurrent runs, or a repeated run, have the same effect as one.
"""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace

from lectern.errors import OtherUserPool
from lectern.keys import person_of
from lectern.log import Log
from sweep.notes import Round, Suspect
from sweep.pace import Pace
from sweep.suspects import Places, settle


@dataclass(frozen=True, slots=True)
class Told:
    """`missing` counts accounts first found missing. `lagSeconds` is the longer of two times: the
    round's duration so far, and the wait of the oldest missing account."""

    looked: int
    missing: int
    swept: int
    lagSeconds: int  # noqa: N815 - a key of the function's answer
    complete: bool


@dataclass(frozen=True, slots=True)
class Sweep:
    """`now` in seconds since the epoch; `pace` makes a run's own."""

    places: Places
    log: Log
    now: Callable[[], float]
    pace: Callable[[], Pace]


def run(sweep: Sweep) -> Told:
    """Raises OtherUserPool, DirectoryUnavailable or StoreUnavailable; earlier work stays done."""
    now, pace = int(sweep.now()), sweep.pace()
    at, suspects = sweep.places.notes.read()
    here = sweep.places.directory.user_pool_id
    if at.user_pool_id not in {"", here}:
        raise OtherUserPool
    settled = settle(sweep.places, suspects, now, pace)
    begun = Round(at.cursor, at.started_at or now, here)
    looked, missing, complete = _round(sweep, begun, suspects, pace)
    lag = int(sweep.now()) - min(begun.started_at, settled.waiting_since)
    told = Told(looked, missing, settled.swept, lag, complete)
    sweep.log.info("swept", **asdict(told))
    sweep.log.measure(
        {"PartitionsLookedAt": looked, "PartitionsSwept": told.swept, "SweepLagSeconds": lag}
    )
    return told


def _round(
    sweep: Sweep, at: Round, suspects: Mapping[str, Suspect], pace: Pace
) -> tuple[int, int, bool]:
    """How many partitions were looked at, how many people were newly missing, and whether the end
    was reached."""
    looked, missing, places = 0, set[str](), sweep.places
    while pace.act():
        page = places.learners.page(at.cursor)
        for pk in page.partitions:
            sub = person_of(pk)
            if sub is not None and sub not in suspects and sub not in missing:
                if not pace.act():
                    places.notes.write(at)
                    return looked, len(missing), False
                if not places.directory.lists(sub):
                    seen_at = int(sweep.now())
                    places.notes.suspect(sub, Suspect(seen_at, seen_at))
                    missing.add(sub)
            looked += 1
            at = replace(at, cursor=pk)
        if page.last:
            places.notes.write(Round(user_pool_id=at.user_pool_id))
            return looked, len(missing), True
        places.notes.write(at)
    return looked, len(missing), False
