"""A display name as a learner typed it: the name that others may see, or why there is none.

Decided by the text alone. Whether somebody else has the name is decided where it is reserved.
"""

import re
import unicodedata
from dataclasses import dataclass

from activity.names.characters import are_usable, is_blank, is_mark, is_written
from activity.names.reserved import Reserved, is_reserved
from activity.names.scripts import fit_together
from activity.names.skeleton import forms
from lectern.learner_items import PROFILE
from lectern.reasons import NameReason

MOST_CHARACTERS = PROFILE.attribute("displayName").most
_MOST_READ = 20 * MOST_CHARACTERS
"""Beyond it nothing is looked at: to normalise a row of marks takes the square of its length."""

_BETWEEN_WORDS = re.compile(r"[ \-\u2010\u2011\u2013]")


@dataclass(frozen=True, slots=True)
class Name:
    """`shown` in NFC; `forms` are those under which it is taken."""

    shown: str
    forms: frozenset[str]


def checked(typed: str, kept: Reserved) -> Name | NameReason:
    text = typed.strip()
    if len(text) > _MOST_READ:
        return "too-long"
    shown = _tidy(unicodedata.normalize("NFC", text))
    found = forms(shown)
    reason = _refusal(shown, found)
    if reason is None and is_reserved(shown, kept):
        return "taken"
    return reason or Name(shown, found)


def _tidy(text: str) -> str:
    """Every blank is a plain one, never two together, none at the ends."""
    plain = "".join(" " if is_blank(each) else each for each in text)
    return re.sub(" +", " ", plain).strip(" ")


def _refusal(shown: str, found: frozenset[str]) -> NameReason | None:
    if shown == "":
        return "empty"
    if not are_usable(unicodedata.normalize("NFD", shown)):
        return "marks"
    if len(shown) > MOST_CHARACTERS:
        return "too-long"
    if not all(map(_fits, _BETWEEN_WORDS.split(shown))):
        return "mixed"
    has_letter = any(unicodedata.category(each)[0] == "L" for each in shown)
    return None if has_letter and found else "empty"


def _fits(word: str) -> bool:
    return fit_together(each for each in word if is_written(each) or is_mark(each))
