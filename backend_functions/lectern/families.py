"""The form in which `learner_items.py` declares what a learner's browser may write: families of
items, the grammar of their keys, and their attributes.
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
