"""Which characters a name may have, and in which order.

Letters, marks and digits of the scripts of today, blanks, and the signs that people's names are
written with. Refused are controls, format and direction characters, private-use and unassigned
ones, invisible letters, letters that are styled (bold, circled, raised), and all symbols. Emoji are
symbols: they look different on every device, a badge such as a check mark imitates the site, and a
screen reader has no name to say.
"""

import re
import unicodedata

from activity.names.scripts import COMMON, script_of

APOSTROPHES = (
    "'\u2018\u2019\u02b9\u02ba\u02bb\u02bc\u02bd\u02be\u02bf\u02c0\u02c1\u05f3\u05f4\u055a"
)
HYPHENS = "-\u2010\u2011\u2013\u05be\u30a0"
DOTS = ".,\u00b7\u30fb\uff65\u0f0b\u1361"
"""The middle dot is Catalan and Chinese; the last three are Japanese, Tibetan and Ethiopic."""

SIGNS = frozenset(f'{APOSTROPHES}{HYPHENS}{DOTS}_()&"\u201c\u201d')
JOINERS = "\u200c\u200d"

DIACRITICS_IN_A_ROW = 2
"""Of those that fit on any letter: Vietnamese has as many."""
MARKS_IN_A_ROW = 4
"""With the marks of the letter's own script: Burmese has as many (UTS #39, section 5.4)."""

_INVISIBLE = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0")
"""Letters and marks without a shape (Default_Ignorable_Code_Point in the Unicode data)."""
_STYLED = re.compile("<(?!wide|narrow|compat)")
"""The tags of a decomposition (UAX #44, table 14), such as `<circle>`, `<font>` and `<super>`. Thai
needs `<compat>`."""
_ORDINALS = "\u00aa\u00ba"
"""Raised, but written in Spanish and Portuguese names."""
_VIRAMA = 9
"""The canonical combining class of what makes a conjunct (UAX #44, table 15)."""


def is_blank(character: str) -> bool:
    return unicodedata.category(character) == "Zs"


def is_mark(character: str) -> bool:
    return unicodedata.category(character) in {"Mn", "Mc"}


def is_laid_on(character: str) -> bool:
    """A diacritic or an optional vowel point, without which the name still reads: not a sign that
    is a letter of its own, as Indic and Thai vowels are, nor the voicing of kana."""
    order = unicodedata.combining(character)
    return order == 1 or 10 <= order <= 36 or order >= 200


def is_written(character: str) -> bool:
    """A letter, a mark or a digit of a script of today."""
    category = unicodedata.category(character)
    return (
        (category[0] == "L" or category in {"Mn", "Mc", "Nd"})
        and script_of(character) != ""
        and character not in _INVISIBLE
        and (character in _ORDINALS or not _STYLED.match(unicodedata.decomposition(character)))
    )


def are_usable(name: str) -> bool:
    """Whether all characters are, and each mark and joiner has a letter to stand on.

    `name` is in NFD, so that all marks of a letter are seen.
    """
    before = " "
    row: list[str] = []
    for at, character in enumerate(name):
        if character not in JOINERS:
            row = [*row, character] if is_mark(character) else []
        if not _fits(character, before, name[at + 1 : at + 2]) or _is_piled(row):
            return False
        before = character
    return True


def _fits(character: str, before: str, after: str) -> bool:
    if character in JOINERS:
        return _joins(character, before, after)
    if is_mark(character) and not (before in JOINERS or is_written(before)):
        return False
    return is_blank(character) or character in SIGNS or is_written(character)


def _is_piled(row: list[str]) -> bool:
    """Also the same mark twice, which nobody sees."""
    diacritics = sum(script_of(each) == COMMON for each in row)
    twice = len(row) > 1 and row[-1] == row[-2]
    return diacritics > DIACRITICS_IN_A_ROW or len(row) > MARKS_IN_A_ROW or twice


def _joins(joiner: str, before: str, after: str) -> bool:
    """Where a joiner changes how a word is written (UAX #31, section 2.3, A1, A2 and B): after a
    virama, and a non-joiner between Arabic letters."""
    if unicodedata.combining(before) == _VIRAMA:
        return after != "" and is_written(after)
    arabic = script_of(before) == "ARABIC" and after != "" and script_of(after) == "ARABIC"
    return joiner == "\u200c" and arabic
