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

from lectern.content_ids import CONTENT_ID_PATTERN, is_content_id
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
    """`sort_key` is the whole sort key of the one item; a content id follows one that ends in `#`.

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

    @property
    def by_content(self) -> bool:
        """Whether there is an item for each entry, instead of one item."""
        return self.sort_key.endswith("#")

    def key(self, sub: str, content_id: str = "") -> Key:
        return Key(sub, f"{self.sort_key}{content_id}")

    def attribute(self, name: str) -> Attribute:
        """Raises KeyError where the family has none of that name."""
        return {each.name: each for each in self.attributes}[name]

    @property
    def key_pattern(self) -> str:
        """Of its whole sort keys, as Python and JavaScript write it alike. Who imports reads it."""
        return self.sort_key + CONTENT_ID_PATTERN * self.by_content

    @property
    def changed_at(self) -> str:
        """The attribute that says when an item was written: of two of one key, the newer counts.
        "" where there is none."""
        return next((each.name for each in self.attributes if each.kind == "time"), "")

    def content_id(self, sk: str) -> str | None:
        """Which entry a sort key of this family names; None where it names none."""
        found = sk.removeprefix(self.sort_key)
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

FAMILIES = (PROFILE, PREFERENCES, LIKE, PROGRESS, BOOKMARK)

WRITTEN = frozenset(each.name for family in FAMILIES for each in family.attributes)
"""The names of all attributes that a browser writes, the keys' left out."""


def family_of(sk: str) -> Family | None:
    """Whose sort key that is, as far as its beginning tells; None for no family's."""
    return next((family for family in FAMILIES if family.begins(sk)), None)
