"""The name under which others see an author: published, refused with a reason, or free again.

`AUTHOR#<authorId>` remembers the sequence number of the profile that decided last. Whatever follows
from a profile is written in one transaction with it, on the condition that it is still the one that
was read; a profile that isn't newer changes nothing. A name is taken by `NAME#<form>` for each of
its forms, written on the condition that nobody else has it: of two learners who take look-alikes at
once, one gets it and the other a refusal.

A refused name leaves the earlier one as it is. No name, or no profile, lets it go.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from activity.names.change import NameChange
from activity.names.checked import Name, checked
from activity.names.reserved import Reserved
from activity.names.writing import Author, Operation, Writing, gone, named, refused
from lectern import keys
from lectern.author import author_id
from lectern.dynamodb import Table
from lectern.errors import Contended
from lectern.secrets import Secret

ATTEMPTS = 6

Outcome = Literal["named", "name refused", "name gone", "already known"]


@dataclass(frozen=True, slots=True)
class Names:
    """`now` in seconds since the epoch; `pause(attempt)` waits before attempt + 1."""

    content: Table
    learners: Table
    secret: Secret
    kept: Reserved
    now: Callable[[], float]
    pause: Callable[[int], None]


def publish(names: Names, change: NameChange) -> Outcome:
    """Raises Contended when others kept winning, StoreUnavailable or SecretUnavailable."""
    own = author_id(names.secret.field("key"), change.sub)
    for attempt in range(ATTEMPTS):
        author = Author(own, names.content.get(keys.author(own)) or {})
        if change.sequence <= author.item.get("sequence", ""):
            return "already known"
        writing = Writing(names.content, names.learners, change, author, names.now())
        outcome, operations = _decided(names, writing)
        try:
            names.content.transact(operations)
        except Contended:
            names.pause(attempt)
        else:
            return outcome
    raise Contended(f"Gave up after {ATTEMPTS} attempts.")


def _decided(names: Names, to: Writing) -> tuple[Outcome, list[Operation]]:
    if not to.change.kept:
        return "name gone", gone(to)
    found = checked(to.change.typed, names.kept)
    if isinstance(found, Name) and _is_somebody_elses(names, to, found):
        found = "taken"
    if isinstance(found, Name):
        return "named", named(to, found)
    return "name refused", refused(to, found)


def _is_somebody_elses(names: Names, to: Writing, name: Name) -> bool:
    holders = (names.content.get(keys.name(form)) for form in name.forms - to.author.forms)
    return any(holder and holder["authorId"] != to.author.id for holder in holders)
