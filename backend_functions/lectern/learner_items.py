"""What a learner's browser may write: one declaration of each family of items.

From it come the items' keys, the names that the access policies grant
(`attributes.LEARNER_WRITABLE`), what `activity` makes of a record, the browser's constants and
item types (`webapp/build/learner_items.py`), and the bounds of the pages' fields.

Every learner writes into a partition of their own, whose key is their `sub`. A browser may write
anything there under the granted names: a declaration says what the site writes, never what an
item holds.
"""

from dataclasses import dataclass
from typing import Literal

from lectern import comment_keys
from lectern.content_ids import is_content_id
from lectern.keys import Key

Kind = Literal["text", "time", "choice", "locale", "content id"]
"""A time is ISO 8601 in UTC, a locale as `keys.LOCALE_PATTERN` has it."""

Use = Literal["ignore", "count", "publish"]
"""What `activity` does with an item: nothing, counts it beside its entry, or shows it to all."""


@dataclass(frozen=True, slots=True)
class Attribute:
    """A text has `least` to `most` characters; a choice is one of `choices`.

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
    in a `threaded` family a comment's time, entry and thread (`comment_keys.py`).

    `exported`: it belongs to what a learner gets who asks for all that is theirs.
    """

    name: str
    sort_key: str
    attributes: tuple[Attribute, ...]
    activity: Use
    exported: bool
    threaded: bool = False

    @property
    def by_content(self) -> bool:
        """Whether there are items for each entry, instead of one item."""
        return self.sort_key.endswith("#")

    def key(self, sub: str, named: str = "") -> Key:
        """`named` is what follows `sort_key`."""
        return Key(sub, f"{self.sort_key}{named}")

    def attribute(self, name: str) -> Attribute:
        """Raises KeyError where the family has none of that name."""
        return {each.name: each for each in self.attributes}[name]

    def content_id(self, sk: str) -> str | None:
        """Which entry a sort key of this family names; None where it names none."""
        found = sk.removeprefix(self.sort_key)
        if self.threaded:
            comment = comment_keys.parse(found)
            return comment.content_id if comment else None
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
    (Attribute("lessonId", "content id"), Attribute("completedAt", "time")),
    activity="ignore",
    exported=True,
)
"""By the lesson alone: it may stand in another course tomorrow."""

BOOKMARK = Family(
    "bookmark",
    "BOOKMARK#",
    (Attribute("contentId", "content id"), Attribute("createdAt", "time")),
    activity="ignore",
    exported=True,
)

COMMENT = Family(
    "comment",
    "COMMENT#",
    (Attribute("text", "text", least=1, most=2000),),
    activity="publish",
    exported=True,
    threaded=True,
)
"""Markdown. All else stands in the key: a REMOVE record of the stream brings nothing but it."""

FAMILIES = (PROFILE, PREFERENCES, LIKE, PROGRESS, BOOKMARK, COMMENT)

WRITTEN = frozenset(each.name for family in FAMILIES for each in family.attributes)
"""The names of all attributes that a browser writes, the keys' left out."""


def family_of(sk: str) -> Family | None:
    """Whose sort key that is, as far as its beginning tells; None for no family's."""
    return next((family for family in FAMILIES if family.begins(sk)), None)
