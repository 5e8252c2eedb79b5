"""A batch of stream records from end to end."""

import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import Any

from activity import likes
from activity.batch import Asked, busiest, groups, read
from activity.comments import publishing
from activity.comments.change import CommentChange
from activity.comments.publisher import Publisher
from activity.likes import Likes
from activity.records import Change, LikeChange
from lectern.errors import LecternError
from lectern.log import Log
from lectern.metrics import Name

HANDS = 8
"""Entries that are worked on at once; a connection pool of botocore holds ten."""
PATIENCE_SECONDS = 20.0
"""After so long no entry is begun: what is left is delivered again, within the function's time."""

Outcome = likes.Outcome | publishing.Outcome
_LIKES: frozenset[Outcome] = frozenset({"counted", "uncounted"})
_COMMENTS: frozenset[Outcome] = frozenset({"published", "edited", "deleted"})
_AGAIN: frozenset[Outcome] = frozenset({"waits for its root"})


@dataclass(frozen=True, slots=True)
class Activity:
    """The dependencies of this function. `clock` counts seconds from any start."""

    likes: Likes
    publisher: Publisher
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
    _measure(records, found.ignored, [each for _, done in results for each in done], activity.log)
    failed = [*found.failed, *(number for numbers, _ in results for number in numbers)]
    return {"batchItemFailures": [{"itemIdentifier": number} for number in failed]}


Result = tuple[Sequence[str], Sequence[Outcome]]
"""The sequence numbers that failed, and what became of the other changes."""


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
            return _numbers(asked), ()
        outcomes = _applied(activity, [each.change for each in asked])
    except LecternError as error:
        log.warning("will be retried", code=error.code, detail=str(error))
        return _numbers(asked), ()
    except Exception as error:
        log.unforeseen(error)
        return _numbers(asked), ()
    for each, outcome in zip(asked, outcomes, strict=True):
        about, change = activity.log.about(each.event_id), each.change
        told = {"liked": change.liked} if isinstance(change, LikeChange) else {}
        about.info(outcome, contentId=change.content_id, **told)
    pairs = zip(asked, outcomes, strict=True)
    return _numbers([each for each, outcome in pairs if outcome in _AGAIN]), outcomes


def _applied(activity: Activity, changes: Sequence[Change]) -> Sequence[Outcome]:
    """Of one kind: `groups` has put together what belongs together."""
    marks = [each for each in changes if isinstance(each, LikeChange)]
    if marks:
        return likes.apply(activity.likes, marks)
    return publishing.apply(
        activity.publisher, [each for each in changes if isinstance(each, CommentChange)]
    )


def _numbers(asked: Sequence[Asked]) -> Sequence[str]:
    return [each.number for each in asked]


def _measure(
    records: Sequence[Mapping[str, Any]], ignored: int, done: Sequence[Outcome], log: Log
) -> None:
    """Summed over a minute the busiest learner's units are no less than what any one learner wrote
    in it, into however many batches Lambda put it: no flood hides in small ones."""
    for minute, units in busiest(records).items():
        log.measure({"BusiestLearnerUnits": units}, at=minute)
    if ignored:
        log.measure({"RecordsIgnored": ignored})
    counts: dict[Name, int] = {
        "LikesApplied": sum(each in _LIKES for each in done),
        "CommentsApplied": sum(each in _COMMENTS for each in done),
        "CommentsRefused": sum(each == "refused" for each in done),
    }
    for name, count in counts.items():
        if count:
            log.measure({name: count})
