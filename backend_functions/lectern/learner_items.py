"""What a learner's browser may write: one declaration of each family of items.

From it come the items' keys, the names that the access policies grant
(`attributes.LEARNER_WRITABLE`), what `activity` makes of a record, the browser's constants and
item types (`webapp/build/learner_items.py`), and the bounds of the pages' fields.

Every learner writes into a partition of their own, whose key is their `sub`. A browser may write
anything there under the granted names: a declaration says what the site writes, never what an
item holds.
"""

import re
from dataclasses import dataclass
from typing import Literal

from lectern.content_ids import is_content_id
from lectern.keys import Key

Kind = Literal["text", "time", "day", "whole", "choice", "locale", "content id"]
"""A time is ISO 8601 in UTC, a day `YYYY-MM-DD` by the learner's own calendar, a whole a number
without a fraction, a locale as `keys.LOCALE_PATTERN` has it."""

Use = Literal["ignore", "count", "publish"]
"""What `activity` does with an item: nothing, counts it beside its entry, or shows it to all."""


_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[+-][0-9]{2}:[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Attribute:
    """A text has `least` to `most` characters, a whole is of `least` to `most`; a choice is one of
    `choices`.

    An attribute means the same in every family that has it: IAM grants it by its name alone.
    """

    name: str
    kind: Kind
    least: int = 0
    most: int = 0
    choices: tuple[str, ...] = ()
    required: bool = True


@dataclass(frozen=True, slots=True)
class Family:
    """`sort_key` is the whole sort key of the one item; a content id follows one that ends in `#`.

    `dated`: a day of the learner's own, with its time from UTC, and `#` stand before that id.
    `exported`: it belongs to what a learner gets who asks for all that is theirs.
    """

    name: str
    sort_key: str
    attributes: tuple[Attribute, ...]
    activity: Use
    exported: bool
    dated: bool = False

    @property
    def by_content(self) -> bool:
        """Whether there is an item for each entry, instead of one item."""
        return self.sort_key.endswith("#")

    @property
    def sort_key_pattern(self) -> str:
        """The sort key as documents write it."""
        return self.sort_key + "<day>#" * self.dated + "<id>" * self.by_content

    def key(self, sub: str, content_id: str = "", day: str = "") -> Key:
        before = f"{day}#" if self.dated else ""
        return Key(sub, f"{self.sort_key}{before}{content_id}")

    def attribute(self, name: str) -> Attribute:
        """Raises KeyError where the family has none of that name."""
        return {each.name: each for each in self.attributes}[name]

    def content_id(self, sk: str) -> str | None:
        """Which entry a sort key of this family names; None where it names none."""
        found = sk.removeprefix(self.sort_key)
        if self.dated:
            day, _, found = found.partition("#")
            if not _DAY.fullmatch(day):
                return None
        return found if self.by_content and is_content_id(found) else None

    def begins(self, sk: str) -> bool:
        """Whether a sort key is meant for this family, whatever comes after its beginning."""
        return sk.startswith(self.sort_key) if self.by_content else sk == self.sort_key


_UPDATED_AT = Attribute("updatedAt", "time")

PROFILE = Family(
    "profile",
    "PROFILE",
    (
        Attribute("displayName", "text", least=1, most=60),
        Attribute("about", "text", most=500),
        _UPDATED_AT,
    ),
    activity="ignore",
    exported=True,
)
PREFERENCES = Family(
    "preferences",
    "PREFERENCES",
    (
        Attribute("language", "locale"),
        Attribute("theme", "choice", choices=("system", "light", "dark")),
        _UPDATED_AT,
    ),
    activity="ignore",
    exported=True,
)
LIKE = Family(
    "like",
    "LIKE#",
    (Attribute("contentId", "content id"), Attribute("createdAt", "time")),
    activity="count",
    exported=True,
)
PROGRESS = Family(
    "progress",
    "PROGRESS#",
    (
        Attribute("lessonId", "content id"),
        Attribute("completedAt", "time"),
        Attribute("day", "day"),
    ),
    activity="ignore",
    exported=True,
)
"""That a lesson is completed, by the lesson alone: it may stand in another course tomorrow."""

PLACE = Family(
    "place",
    "PLACE#",
    (
        Attribute("contentId", "content id"),
        Attribute("anchor", "text", most=160),
        Attribute("part", "whole", most=100),
        _UPDATED_AT,
    ),
    activity="ignore",
    exported=True,
)
"""How far a lesson was read: under which heading, and how much of it in percent. It is no part of
PROGRESS: of two devices the later place counts, and no place takes a completion back."""

ACTIVE = Family(
    "active",
    "ACTIVE#",
    (Attribute("zone", "text", least=1, most=64),),
    activity="ignore",
    exported=True,
    dated=True,
)
"""That a lesson was read on a day of the learner's own: by the calendar where they were at that
moment, and how far its clock was from UTC; the zone is the IANA name of that place. The key says
the whole fact: it can be put twice, late, and by two devices, and none takes another's away.

It sorts before all others: the Query at the sign-in begins behind it, and doesn't grow with the
years. Only the page of statistics reads it."""

BOOKMARK = Family(
    "bookmark",
    "BOOKMARK#",
    (Attribute("contentId", "content id"), Attribute("createdAt", "time")),
    activity="ignore",
    exported=True,
)

FAMILIES = (PROFILE, PREFERENCES, LIKE, PROGRESS, PLACE, ACTIVE, BOOKMARK)

WRITTEN = frozenset(each.name for family in FAMILIES for each in family.attributes)
"""The names of all attributes that a browser writes, the keys' left out."""


def family_of(sk: str) -> Family | None:
    """Whose sort key that is, as far as its beginning tells; None for no family's."""
    return next((family for family in FAMILIES if family.begins(sk)), None)
