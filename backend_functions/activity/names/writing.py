"""What a decision about a name changes, as the operations of one transaction."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from activity.names.change import NameChange
from activity.names.checked import MOST_CHARACTERS, Name
from lectern import keys
from lectern.author import unnamed
from lectern.dynamodb import Condition, Table
from lectern.learner_items import PROFILE
from lectern.limits import FORMER_NAME_DAYS
from lectern.reasons import REFUSED, NameReason
from lectern.wire import Item
from lectern.zoned import to_iso

DAY_SECONDS = 24 * 60 * 60

Operation = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Author:
    """Who a change is of, and their item as it was read, empty where there is none."""

    id: str
    item: Mapping[str, Any]

    @property
    def forms(self) -> frozenset[str]:
        """Under which the present name is taken, as they were when it was."""
        return frozenset(self.item.get("nameForms", ()))


@dataclass(frozen=True, slots=True)
class Writing:
    """Both tables, and the change that decides. `at` in seconds since the epoch."""

    content: Table
    learners: Table
    change: NameChange
    author: Author
    at: float


def named(to: Writing, name: Name) -> list[Operation]:
    """The name, its reservation, and no refusal any more."""
    values = {":name": name.shown, ":forms": sorted(name.forms)}
    expression = "SET authorName = :name, nameForms = :forms, #sequence = :new REMOVE expiresAt"
    return [
        _remembered(to, expression, values),
        *(_taken(to, form) for form in sorted(name.forms - to.author.forms)),
        *_let_go(to, to.author.forms - name.forms),
        _told_as(to, name.shown),
        to.learners.delete(_issued(to, PROFILE.sort_key)),
    ]


def refused(to: Writing, reason: NameReason) -> list[Operation]:
    """The reason, and of which name. The earlier one stays, but an empty name lets it go."""
    typed = to.change.typed[:MOST_CHARACTERS]
    told = {"outcome": REFUSED, "reason": reason, "authorName": typed, "issuedAt": to_iso(to.at)}
    issued = to.learners.put({**_issued(to, PROFILE.sort_key)._asdict(), **told})
    if reason != "empty" and "authorName" in to.author.item:
        return [_remembered(to, "SET #sequence = :new", {}), issued]
    expression = "SET authorName = :name, #sequence = :new REMOVE nameForms, expiresAt"
    nobodys = unnamed(to.author.id)
    return [
        _remembered(to, expression, {":name": nobodys}),
        *_let_go(to, to.author.forms),
        _told_as(to, nobodys),
        issued,
    ]


def gone(to: Writing) -> list[Operation]:
    """Nothing of the name stays, and what is remembered of its author is forgotten one day."""
    expression = "SET #sequence = :new, expiresAt = :expiry REMOVE authorName, nameForms"
    expiry = int(to.at) + FORMER_NAME_DAYS * DAY_SECONDS
    return [
        _remembered(to, expression, {":expiry": expiry}),
        *_let_go(to, to.author.forms),
        to.learners.delete(_issued(to, keys.AUTHOR)),
        to.learners.delete(_issued(to, PROFILE.sort_key)),
    ]


def _remembered(to: Writing, expression: str, values: Item) -> Operation:
    """On the condition that no other change decided since the item was read."""
    known = to.author.item.get("sequence")
    condition = "attribute_not_exists(#sequence)" if known is None else "#sequence = :known"
    seen = {} if known is None else {":known": known}
    return to.content.update(
        keys.author(to.author.id),
        expression,
        {**values, **seen, ":new": to.change.sequence},
        {"#sequence": "sequence"},
        condition,
    )


def _taken(to: Writing, form: str) -> Operation:
    item = {**keys.name(form)._asdict(), "authorId": to.author.id}
    return to.content.put(item, _free_or_own(to))


def _let_go(to: Writing, forms: Iterable[str]) -> list[Operation]:
    return [to.content.delete(keys.name(form), _free_or_own(to)) for form in sorted(forms)]


def _free_or_own(to: Writing) -> Condition:
    expression = "attribute_not_exists(pk) OR authorId = :own"
    return Condition(expression, {}, {":own": to.author.id})


def _told_as(to: Writing, name: str) -> Operation:
    told = {"authorId": to.author.id, "authorName": name}
    return to.learners.put({**_issued(to, keys.AUTHOR)._asdict(), **told})


def _issued(to: Writing, sk: str) -> keys.Key:
    return keys.issued(to.change.sub, sk)
