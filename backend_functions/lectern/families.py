"""The form in which `learner_items.py` declares what a learner's browser may write: families of
items, the grammar of their keys, and their attributes.
"""

import re
from collections.abc import Callable
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
"""A UUID. Browsers read all patterns here too: they use what Python and JavaScript write alike."""

_DATED_PATTERN = f"{DAY_PATTERN}[+-][0-9]{{2}}:[0-9]{{2}}#{CONTENT_ID_PATTERN}"
_DATED = re.compile(_DATED_PATTERN)


@dataclass(frozen=True, slots=True)
class Rest:
    """What follows a family's sort key: its pattern, how documents write it, and which entry it
    names, if any."""

    pattern: str
    written: str
    content_id: Callable[[str], str | None]


def _none(_found: str) -> None:
    return None


def _whole(found: str) -> str | None:
    return found if is_content_id(found) else None


def _dated(found: str) -> str | None:
    return found.rpartition("#")[2] if _DATED.fullmatch(found) else None


def _commented(found: str) -> str | None:
    comment = comment_keys.parse(found)
    return comment.content_id if comment else None


NOTHING = Rest("", "", _none)
CONTENT_ID = Rest(CONTENT_ID_PATTERN, "<id>", _whole)
DAY_AND_CONTENT_ID = Rest(_DATED_PATTERN, "<day>#<id>", _dated)
"""A day of the learner's own, with its time from UTC, and an entry."""
COMMENT_KEY = Rest(comment_keys.COMMENT_KEY_PATTERN, "<time>#<id>", _commented)
"""A comment's time, entry and thread (`comment_keys.py`)."""
OWN_ID = Rest(OWN_ID_PATTERN, "<uuid>", _none)
"""An id that the browser made."""


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
    """`sort_key` is the whole sort key of the one item, or the beginning of many (`follows`).

    `exported`: it belongs to what a learner gets who asks for all that is theirs. `imported`: an
    export of it may be written into another account; not so where its key holds the moment at which
    it was published.
    """

    name: str
    sort_key: str
    attributes: tuple[Attribute, ...]
    activity: Use
    exported: bool
    follows: Rest = NOTHING
    imported: bool = True

    @property
    def many(self) -> bool:
        """Whether it has an item for each of something, instead of one item."""
        return self.follows is not NOTHING

    @property
    def key_pattern(self) -> str:
        """Of its whole sort keys. Who imports reads it."""
        return self.sort_key + self.follows.pattern

    @property
    def written_key(self) -> str:
        """The sort key as documents write it."""
        return self.sort_key + self.follows.written

    def key(self, sub: str, rest: str = "") -> Key:
        return Key(sub, f"{self.sort_key}{rest}")

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
        return self.follows.content_id(sk.removeprefix(self.sort_key))

    def begins(self, sk: str) -> bool:
        """Whether a sort key is meant for this family, whatever comes after its beginning."""
        return sk.startswith(self.sort_key) if self.many else sk == self.sort_key
