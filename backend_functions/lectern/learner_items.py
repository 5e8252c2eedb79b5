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

from lectern import comment_keys
from lectern.content_ids import CONTENT_ID_PATTERN, is_content_id
from lectern.keys import Key

Kind = Literal["text", "time", "day", "whole", "choice", "locale", "content id"]
"""A time is ISO 8601 in UTC, a day `YYYY-MM-DD` by the learner's own calendar, a whole a number
without a fraction, a locale as `keys.LOCALE_PATTERN` has it."""

Use = Literal["ignore", "count", "publish", "name"]
"""What `activity` does with an item: nothing, counts it beside its entry, shows it to all, or shows
the name in it as its author's."""


DAY_PATTERN = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
OWN_ID_PATTERN = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
"""A UUID. Browsers read both patterns too: they use what Python and JavaScript write alike."""

_DATED_PATTERN = f"{DAY_PATTERN}[+-][0-9]{{2}}:[0-9]{{2}}#"
_DATED = re.compile(_DATED_PATTERN)


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
    """`sort_key` is the whole sort key of the one item; a content id follows one that ends in `#`,
    in a `threaded` family a comment's time, entry and thread (`comment_keys.py`), in one of
    `own_ids` an id that the browser made.

    `dated`: a day of the learner's own, with its time from UTC, and `#` stand before that id.
    `exported`: it belongs to what a learner gets who asks for all that is theirs. `imported`: an
    export of it may be written into another account; not so where its key holds the moment at which
    it was published.
    """

    name: str
    sort_key: str
    attributes: tuple[Attribute, ...]
    activity: Use
    exported: bool
    imported: bool = True
    threaded: bool = False
    dated: bool = False
    own_ids: bool = False

    @property
    def by_content(self) -> bool:
        """Whether there are items for each entry, or of each id, instead of one item."""
        return self.sort_key.endswith("#")

    @property
    def key_pattern(self) -> str:
        """Of its whole sort keys, as Python and JavaScript write it alike. Who imports reads it."""
        if not self.by_content:
            return self.sort_key
        if self.threaded:
            return self.sort_key + comment_keys.COMMENT_KEY_PATTERN
        named = OWN_ID_PATTERN if self.own_ids else CONTENT_ID_PATTERN
        return self.sort_key + _DATED_PATTERN * self.dated + named

    @property
    def sort_key_pattern(self) -> str:
        """The sort key as documents write it."""
        return self.sort_key + "<day>#" * self.dated + "<id>" * self.by_content

    def key(self, sub: str, named: str = "", day: str = "") -> Key:
        """`named` is what follows `sort_key`, and its day where there is one."""
        before = f"{day}#" if self.dated else ""
        return Key(sub, f"{self.sort_key}{before}{named}")

    def attribute(self, name: str) -> Attribute:
        """Raises KeyError where the family has none of that name."""
        return {each.name: each for each in self.attributes}[name]

    @property
    def changed_at(self) -> str:
        """The attribute that says when an item was written: of two of one key, the newer counts.
        "" where there is none."""
        return next((each.name for each in self.attributes if each.kind == "time"), "")

    def content_id(self, sk: str) -> str | None:
        """Which entry a sort key of this family names; None where it names none."""
        found = sk.removeprefix(self.sort_key)
        if self.threaded:
            comment = comment_keys.parse(found)
            return comment.content_id if comment else None
        if self.dated:
            day = _DATED.match(found)
            found = found[day.end() :] if day else ""
        named = self.by_content and not self.own_ids and is_content_id(found)
        return found if named else None

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
    activity="name",
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

TODO = Family(
    "todo",
    "TODO#",
    (
        Attribute("task", "text", least=1, most=200),
        Attribute("rank", "text", least=1, most=100),
        Attribute("createdAt", "time"),
        Attribute("due", "day", required=False),
        Attribute("doneAt", "time", required=False),
    ),
    activity="ignore",
    exported=True,
    own_ids=True,
)
"""Of the study plan, under an id that the browser makes. The order is that of `rank`, then of the
sort key; `webapp/client/src/ranks.ts` makes ranks."""

COMMENT = Family(
    "comment",
    "COMMENT#",
    (Attribute("text", "text", least=1, most=2000),),
    activity="publish",
    exported=True,
    imported=False,
    threaded=True,
)
"""Markdown. All else stands in the key: a REMOVE record of the stream brings nothing but it."""

FAMILIES = (PROFILE, PREFERENCES, LIKE, PROGRESS, PLACE, ACTIVE, BOOKMARK, COMMENT, TODO)

WRITTEN = frozenset(each.name for family in FAMILIES for each in family.attributes)
"""The names of all attributes that a browser writes, the keys' left out."""


def family_of(sk: str) -> Family | None:
    """Whose sort key that is, as far as its beginning tells; None for no family's."""
    return next((family for family in FAMILIES if family.begins(sk)), None)
