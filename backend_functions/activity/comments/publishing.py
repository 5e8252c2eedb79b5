"""From changes of one entry's comments to what others see, exactly once.

What was read is decided, and written on the condition that it is still so; who loses that race
reads again. A change that was decided already changes nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from activity.comments.authors import name_of
from activity.comments.change import CommentChange
from activity.comments.counting import operations
from activity.comments.deciding import Facts, State, decided
from activity.comments.publisher import Publisher
from activity.comments.reading import Found, Root, find, root
from activity.comments.writing import Operation, Step, tell
from lectern.errors import Contended

ATTEMPTS = 6
MOST_TOGETHER = 24
"""Changes of one entry in one transaction of 100 operations (DynamoDB quotas): four each at most,
the comment, what its learner was told, its root and the day's withdrawn ones; and the counters."""

Outcome = Literal["published", "edited", "deleted", "refused", "unchanged", "waits for its root"]


@dataclass(frozen=True, slots=True)
class Entry:
    """What is believed of the entry until a condition says otherwise."""

    published: bool = True
    counted: bool = True


def apply(publisher: Publisher, changes: Sequence[CommentChange]) -> list[Outcome]:
    """Of one entry, at most MOST_TOGETHER, either roots or replies; outcomes in their order.

    Raises Contended when others kept winning, StoreUnavailable or SecretUnavailable.
    """
    entry = Entry()
    for attempt in range(ATTEMPTS):
        found = [find(publisher, each) for each in changes]
        roots = _roots(publisher, found)
        waiting = [_waits(each, roots) for each in found]
        going = [each for each, waits in zip(found, waiting, strict=True) if not waits]
        steps = [_named(publisher, _decided(each, roots, entry)) for each in going]
        try:
            _write(publisher, steps, roots, entry)
        except _EntryMissed as missed:
            entry = missed.entry
        except Contended:
            publisher.pause(attempt)
        else:
            outcomes = iter([_outcome(step) for step in steps])
            return ["waits for its root" if waits else next(outcomes) for waits in waiting]
    raise Contended(f"Gave up after {ATTEMPTS} attempts.")


class _EntryMissed(Exception):
    """Only the condition on the entry's counters didn't hold."""

    def __init__(self, entry: Entry) -> None:
        super().__init__()
        self.entry = entry


def _roots(publisher: Publisher, found: Sequence[Found]) -> dict[str, Root]:
    named = {each.change.key.root_id: each.change.content_id for each in found}
    looked = {
        root_id: root(publisher.content, content_id, root_id)
        for root_id, content_id in named.items()
        if root_id
    }
    return {root_id: there for root_id, there in looked.items() if there is not None}


def _waits(found: Found, roots: Mapping[str, Root]) -> bool:
    """A reply to one's own root whose record comes before it, and isn't done yet."""
    change = found.change
    if not change.key.root_id or change.text is None or change.key.root_id in roots:
        return False
    return found.own.waiting(change, found.author_id)


def _decided(found: Found, roots: Mapping[str, Root], entry: Entry) -> Step:
    root_id = found.change.key.root_id
    thread = not root_id or (root_id in roots and roots[root_id].live)
    facts = Facts(entry.published, thread, found.own)
    state = found.state
    for change, read in zip(found.change.each(), found.reads, strict=True):
        state = decided(state, change, read, facts)
    return Step(found, state)


def _named(publisher: Publisher, step: Step) -> Step:
    shown = step.after.shown
    if not step.stands or shown is None or shown.author_name:
        return step
    name = name_of(publisher, step.found.change.sub, step.found.author_id)
    return replace(step, after=State(replace(shown, author_name=name), step.after.told))


def _write(
    publisher: Publisher, steps: Sequence[Step], roots: Mapping[str, Root], entry: Entry
) -> None:
    for step in steps:
        tell(publisher, step)
    wanted = operations(publisher, steps, roots, counted=entry.counted)
    seen = any(step.seen for step in steps)
    try:
        _at_once(publisher, wanted)
    except Contended as error:
        if seen and entry.counted and error.failed_conditions == (len(wanted) - 1,):
            stands = any(step.stands for step in steps)
            published, counted = entry.published and not stands, entry.counted and stands
            raise _EntryMissed(Entry(published, counted)) from error
        raise


def _at_once(publisher: Publisher, wanted: Sequence[Operation]) -> None:
    """Nothing, one item alone, or one transaction."""
    if len(wanted) == 1 and "Update" in wanted[0]:
        publisher.content.change(wanted[0])
    elif wanted:
        publisher.content.transact(wanted)


def _outcome(step: Step) -> Outcome:
    if step.size:
        return "published" if step.size > 0 else "deleted"
    if step.stands:
        return "edited"
    return (
        "refused" if step.after.told != step.found.state.told and step.after.told else "unchanged"
    )
