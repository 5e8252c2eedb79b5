"""A batch of stream records from end to end."""

import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import Any

from activity.batch import Asked, busiest, groups, read
from activity.likes import Likes, apply
from activity.names.change import NameChange
from activity.names.publishing import Names, publish
from activity.records import Change, LikeChange
from lectern.errors import LecternError
from lectern.log import Log

HANDS = 8
"""Entries that are worked on at once; a connection pool of botocore holds ten."""
PATIENCE_SECONDS = 20.0
"""After so long no entry is begun: what is left is delivered again, within the function's time."""

_APPLIED = frozenset({"counted", "uncounted"})


@dataclass(frozen=True, slots=True)
class Activity:
    """The dependencies of this function. `clock` counts seconds from any start."""

    likes: Likes
    names: Names
    log: Log
    clock: Callable[[], float] = time.monotonic


def process(event: Mapping[str, Any], activity: Activity) -> dict[str, list[dict[str, str]]]:
    """Returns a partial batch response: Lambda retries from the earliest named record.

    A failure delays nobody else in the batch: the other changes are done, and known when they come
    again. A change that keeps failing is retried, bisected and ends in the failures queue.
    """
    records = event["Records"]
    found = read(records, activity.log)
    until = activity.clock() + PATIENCE_SECONDS
    work, todo = partial(_done, activity=activity, until=until), groups(found.asked)
    results = [work(each) for each in todo] if len(todo) < 2 else _in_parallel(work, todo)
    _measure(records, found.ignored, sum(applied for _, applied in results), activity.log)
    failed = [*found.failed, *(number for numbers, _ in results for number in numbers)]
    return {"batchItemFailures": [{"itemIdentifier": number} for number in failed]}


Result = tuple[Sequence[str], int]
"""The sequence numbers that failed, and how many likes were applied."""


def _in_parallel(
    work: Callable[[Sequence[Asked]], Result], todo: Sequence[Sequence[Asked]]
) -> list[Result]:
    """Starts the work in the order of `todo`."""
    with ThreadPoolExecutor(HANDS) as hands:
        return [*hands.map(work, todo)]


def _done(asked: Sequence[Asked], activity: Activity, until: float) -> Result:
    log = activity.log.about(asked[0].event_id)
    try:
        if activity.clock() > until:
            log.warning("left for the next try", changes=len(asked))
            return _numbers(asked), 0
        outcomes = _applied(activity, [each.change for each in asked])
    except LecternError as error:
        log.warning("will be retried", code=error.code, detail=str(error))
        return _numbers(asked), 0
    except Exception as error:
        log.unforeseen(error)
        return _numbers(asked), 0
    for each, outcome in zip(asked, outcomes, strict=True):
        activity.log.about(each.event_id).info(outcome, **_told(each.change))
    return (), sum(outcome in _APPLIED for outcome in outcomes)


def _applied(activity: Activity, changes: Sequence[Change]) -> Sequence[str]:
    """Of one piece of work: likes of one entry, or one learner's name."""
    likes = [each for each in changes if isinstance(each, LikeChange)]
    names = [each for each in changes if isinstance(each, NameChange)]
    return [*(apply(activity.likes, likes) if likes else ()), *_named(activity, names)]


def _named(activity: Activity, changes: Sequence[NameChange]) -> Sequence[str]:
    return [publish(activity.names, each) for each in changes]


def _told(change: Change) -> dict[str, Any]:
    """No log holds a name: it is the learner's own until it is published."""
    if isinstance(change, LikeChange):
        return {"contentId": change.content_id, "liked": change.liked}
    return {}


def _numbers(asked: Sequence[Asked]) -> Sequence[str]:
    return [each.number for each in asked]


def _measure(records: Sequence[Mapping[str, Any]], ignored: int, applied: int, log: Log) -> None:
    """Summed over a minute the busiest learner's units are no less than what any one learner wrote
    in it, into however many batches Lambda put it: no flood hides in small ones."""
    for minute, units in busiest(records).items():
        log.measure({"BusiestLearnerUnits": units}, at=minute)
    if ignored:
        log.measure({"RecordsIgnored": ignored})
    if applied:
        log.measure({"LikesApplied": applied})
