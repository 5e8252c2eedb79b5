"""The forms under which two names are taken for the same: what look-alikes have in common.

After the skeleton of UTS #39, section 4, and stricter: case, diacritics, blanks and signs tell no
two names apart. A form is an internal key, shown to nobody.

A letter may look like another as a capital only (Greek capital nu like N, small nu like v), so a
name has up to three forms: as it is typed, in capitals and in small letters. Two names are
look-alikes when they share one.
"""

import unicodedata

from activity.names.characters import SIGNS, is_laid_on
from activity.names.confusables import CONFUSABLES

_TATWEEL = "\u0640"
"""Stretches an Arabic word and is no letter."""
_FOLDED = str.maketrans({"i": "l", "1": "l", "0": "o", "m": "rn", "w": "vv"})
"""Of ASCII, after the case is folded: a capital I is l and an O is 0, so i and o are too. The
others look alike when they stand close."""


def forms(name: str) -> frozenset[str]:
    """Empty for a name of signs alone."""
    found = {_form(each) for each in (name, name.upper(), name.lower())}
    return frozenset(found - {""})


def _form(name: str) -> str:
    plain = bare(unicodedata.normalize("NFKD", name))
    looked_alike = "".join(CONFUSABLES.get(each, each) for each in plain)
    return bare(looked_alike.casefold()).translate(_FOLDED)


def bare(text: str) -> str:
    """Letters, digits and the marks that are letters of their own."""
    return "".join(each for each in text if _stays(each))


def _stays(character: str) -> bool:
    category = unicodedata.category(character)
    if category[0] == "M":
        return not is_laid_on(character)
    return category[0] in "LN" and character not in SIGNS and character != _TATWEEL
