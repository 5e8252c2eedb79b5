"""Whether a change is published or refused: pure, and the same however often it is asked.

What others see is the newest change that was accepted; what the learner is told is the newest
change, where that was refused. Each remembers the sequence number that decided it, so the order in
which records arrive doesn't matter, nor how often, nor in which batches.
"""

from dataclasses import dataclass, replace

from activity.comments.change import CommentChange
from activity.comments.own_items import OwnItems
from activity.comments.text_checks import Read
from lectern.limits import (
    COMMENT_AHEAD_SECONDS,
    COMMENT_BEHIND_SECONDS,
    COMMENT_EDIT_SECONDS,
    COMMENTS_A_DAY,
    COMMENTS_A_MINUTE,
)
from lectern.reasons import CommentReason


@dataclass(frozen=True, slots=True)
class Shown:
    """A published comment, or a tombstone (not `live`). Times in seconds since the epoch."""

    sequence: str
    live: bool
    html: str = ""
    published_at: float = 0.0
    edited_at: float | None = None
    author_name: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    sequence: str
    reason: CommentReason | None = None
    issued_at: float = 0.0


@dataclass(frozen=True, slots=True)
class State:
    shown: Shown | None
    told: Told | None


@dataclass(frozen=True, slots=True)
class Facts:
    """What a decision rests on beside the item's own state. `thread` tells whether a reply's root
    stands: True for a root itself. A reply outlives its root, and may be edited then."""

    entry_published: bool
    thread: bool
    own: OwnItems


def decided(state: State, change: CommentChange, read: Read, facts: Facts) -> State:
    """`read` is of the change's text; it matters only where the item is there, and the learner's
    own items only where the text may stand."""
    shown, told = state.shown, state.told
    if shown is not None and change.sequence <= shown.sequence:
        return state
    if change.gone:
        return State(Shown(change.sequence, live=False), _older_than(change, told))
    if told is not None and change.sequence == told.sequence:
        return state
    if read.reason is None and not facts.own.hold(change.sk):
        return state
    unchanged = shown is not None and shown.live and shown.html == read.html
    reason = None if unchanged else refusal(shown, change, read, facts)
    if reason is not None:
        newest = told is None or told.sequence < change.sequence
        return State(shown, Told(change.sequence, reason, change.at) if newest else told)
    return State(_shown(shown, change, read, unchanged), _older_than(change, told))


def refusal(
    shown: Shown | None, change: CommentChange, read: Read, facts: Facts
) -> CommentReason | None:
    """The first that holds, the cheapest first."""
    if read.reason is not None:
        return read.reason
    live = shown is not None and shown.live
    if shown is not None and live:
        late = change.at > shown.published_at + COMMENT_EDIT_SECONDS
    else:
        late = not change.new and change.at > change.written_at + COMMENT_BEHIND_SECONDS
    if late:
        return "too-late"
    if not live and not _near(change):
        return "clock"
    if not facts.entry_published:
        return "not-published"
    if not live and not facts.thread:
        return "no-thread"
    return _of_own(change, live, facts.own)


def _of_own(change: CommentChange, live: bool, own: OwnItems) -> CommentReason | None:
    if not live and own.in_a_minute(change) > COMMENTS_A_MINUTE:
        return "too-fast"
    if not live and own.in_a_day > COMMENTS_A_DAY:
        return "too-many"
    return "duplicate" if own.doubles(change) else None


def _near(change: CommentChange) -> bool:
    ahead = change.written_at - change.at
    return -COMMENT_BEHIND_SECONDS <= ahead <= COMMENT_AHEAD_SECONDS


def _shown(shown: Shown | None, change: CommentChange, read: Read, unchanged: bool) -> Shown:
    if shown is None or not shown.live:
        return Shown(change.sequence, live=True, html=read.html, published_at=change.at)
    if unchanged:
        return shown
    return replace(shown, sequence=change.sequence, html=read.html, edited_at=change.at)


def _older_than(change: CommentChange, told: Told | None) -> Told | None:
    """What the learner is still told after this change was accepted."""
    return told if told is not None and told.sequence > change.sequence else None
