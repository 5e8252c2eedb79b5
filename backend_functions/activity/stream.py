"""A batch of stream records, in the order of the stream."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from activity.likes import Likes, apply
from activity.records import parse, partition, sequence_number, write_units
from lectern.errors import LecternError, Rejected
from lectern.log import Log


@dataclass(frozen=True, slots=True)
class Activity:
    """What the work needs from outside."""

    likes: Likes
    log: Log


def process(event: Mapping[str, Any], activity: Activity) -> dict[str, list[dict[str, str]]]:
    """A partial batch response: Lambda comes back with the named record and all after it.

    Only what may succeed later stops the batch. A record that can never be used is passed over
    with one line, so that no learner can block the shard for all others.
    """
    _measure_the_busiest(event["Records"], activity.log)
    for record in event["Records"]:
        if not _done(record, activity):
            return {"batchItemFailures": [{"itemIdentifier": sequence_number(record)}]}
    return {"batchItemFailures": []}


def _measure_the_busiest(records: Sequence[Mapping[str, Any]], log: Log) -> None:
    """The write units of the batch's busiest learner; who it is, no log says.

    Summed over a minute this is no less than what any one learner wrote in it, into however many
    batches Lambda put it. So nobody waits for batches to fill, and no flood hides in small ones.
    """
    units: Counter[str] = Counter()
    for record in records:
        units[partition(record)] += write_units(record)
    log.measure({"BusiestLearnerUnits": max(units.values(), default=0)})


def _done(record: Mapping[str, Any], activity: Activity) -> bool:
    log = activity.log.about(str(record.get("eventID", "")))
    try:
        _publish(record, activity.likes, log)
    except Rejected as error:
        log.warning("ignored", code=error.code, detail=str(error))
        log.measure({"RecordsIgnored": 1})
    except LecternError as error:
        log.warning("will be retried", code=error.code, detail=str(error))
        return False
    except Exception as error:
        log.error("passed over", error=type(error).__name__)
    return True


def _publish(record: Mapping[str, Any], likes: Likes, log: Log) -> None:
    change = parse(record)
    if change is None:
        return
    outcome = apply(likes, change)
    log.info(outcome, contentId=change.content_id, liked=change.liked)
    if outcome in {"counted", "uncounted"}:
        log.measure({"LikesApplied": 1})
