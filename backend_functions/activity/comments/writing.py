"""What becomes of one comment: its published item, and what its learner is told.

Each write is on the condition that the item is still as it was read.
"""

from dataclasses import dataclass
from typing import Any

from activity.comments.deciding import Shown, State
from activity.comments.own_items import DAY_SECONDS
from activity.comments.publisher import Publisher
from activity.comments.reading import Found
from lectern import keys
from lectern.dynamodb import Condition, Table
from lectern.limits import DELETED_COMMENT_DAYS
from lectern.reasons import REFUSED
from lectern.zoned import to_iso

Operation = dict[str, Any]

_NAMES = {
    "#sequence": "sequence",
    "#deleted": "deleted",
    "#expiry": "expiresAt",
    "#html": "html",
    "#author": "authorId",
    "#person": "person",
    "#name": "authorName",
    "#edited": "editedAt",
    "#published": "publishedAt",
    "#replies": "replies",
}


@dataclass(frozen=True, slots=True)
class Step:
    """One comment's state as it was read and as it is to be."""

    found: Found
    after: State

    @property
    def size(self) -> int:
        """+1, -1 or 0 for the counter of comments."""
        return _live(self.after.shown) - _live(self.found.state.shown)

    @property
    def changes(self) -> bool:
        return self.after.shown != self.found.state.shown

    @property
    def seen(self) -> bool:
        """Whether a reader of the discussion sees a change."""
        return self.changes and (_live(self.after.shown) or _live(self.found.state.shown))

    @property
    def stands(self) -> bool:
        """Whether it is published or edited, for which its entry must be published."""
        return self.changes and _live(self.after.shown)


def _live(shown: Shown | None) -> bool:
    return shown is not None and shown.live


def tell(publisher: Publisher, step: Step) -> None:
    """Of what isn't published its learner is told at once: no counter hangs on it."""
    told, found = step.after.told, step.found
    if told is None or told.reason is None or told == found.state.told:
        return
    key = keys.issued(found.change.sub, found.change.sk)
    item = {
        **key._asdict(),
        "outcome": REFUSED,
        "reason": told.reason,
        "issuedAt": to_iso(told.issued_at),
        "sequence": told.sequence,
    }
    older = Condition(
        "attribute_not_exists(pk) OR #sequence < :sequence",
        {"#sequence": "sequence"},
        {":sequence": told.sequence},
    )
    publisher.learners.write(item, older)


def comment(publisher: Publisher, step: Step) -> list[Operation]:
    """None where nothing changes."""
    before, after = step.found.state.shown, step.after.shown
    if after is None or after == before:
        return []
    values: dict[str, Any] = {":sequence": after.sequence}
    expression, more = (
        _standing(step.found, after) if after.live else _tombstone(publisher, step.found)
    )
    values |= more
    condition = "attribute_not_exists(pk)"
    if before is not None:
        values[":known"], condition = before.sequence, "#sequence = :known"
        if not after.live and not step.found.change.key.root_id:
            values[":replies"] = step.found.replies
            condition += " AND (#replies = :replies OR attribute_not_exists(#replies))"
    names = {name: word for name, word in _NAMES.items() if name in f"{expression} {condition}"}
    return [publisher.content.update(step.found.key, expression, values, names, condition)]


def _standing(found: Found, after: Shown) -> tuple[str, dict[str, Any]]:
    """A new comment has no replies yet: the attribute comes with the first one."""
    values: dict[str, Any] = {
        ":html": after.html,
        ":author": found.author_id,
        ":person": found.change.sub,
        ":name": after.author_name,
        ":published": to_iso(after.published_at),
    }
    who = "#author = :author, #person = :person, #name = :name"
    assigned = f"#html = :html, {who}, #published = :published"
    edited = ""
    if after.edited_at is not None:
        values[":edited"], edited = to_iso(after.edited_at), ", #edited = :edited"
    return f"SET #sequence = :sequence, {assigned}{edited} REMOVE #deleted, #expiry", values


def _tombstone(publisher: Publisher, found: Found) -> tuple[str, dict[str, Any]]:
    """It stays while it has replies, and else as long as an older record may come again."""
    gone = "#html, #author, #person, #name, #edited, #published"
    values: dict[str, Any] = {":deleted": True}
    if found.replies:
        return f"SET #sequence = :sequence, #deleted = :deleted REMOVE {gone}, #expiry", values
    values[":expiry"] = in_days(publisher, DELETED_COMMENT_DAYS)
    expires = "#deleted = :deleted, #expiry = :expiry"
    return f"SET #sequence = :sequence, {expires} REMOVE {gone}", values


def untold(learners: Table, step: Step) -> list[Operation]:
    """What the learner was told goes when a newer change was accepted."""
    change, told = step.found.change, step.found.state.told
    if told is None or step.after.told is not None:
        return []
    same = Condition(
        "#sequence = :sequence", {"#sequence": "sequence"}, {":sequence": told.sequence}
    )
    return [learners.delete(keys.issued(change.sub, change.sk), same)]


def in_days(publisher: Publisher, days: int) -> int:
    return int(publisher.now()) + days * DAY_SECONDS
