"""Of which script a letter, mark or digit is, and which scripts one word may have together.

The script is read from the beginning of the character's Unicode name ("CYRILLIC SMALL LETTER A").
Names never change (Unicode's stability policies, "Name Stability"), and Python has no other data of
scripts. It differs from the property Script only where that says "of several": Arabic vowel points
are Arabic here, tone marks of ideographs Han. Only scripts in which people write today have an
entry: UAX #31, tables 5 and 7, and Mongolian. Characters of other scripts are in no name.
"""

import unicodedata
from collections.abc import Iterable

COMMON = "COMMON"
"""Of every script: ASCII digits and diacritics."""

_RECOMMENDED = (
    "ARABIC ARMENIAN BENGALI BOPOMOFO CYRILLIC DEVANAGARI ETHIOPIC GEORGIAN GREEK GUJARATI "
    "GURMUKHI HANGUL HEBREW HIRAGANA KANNADA KATAKANA KHMER LAO LATIN MALAYALAM MYANMAR ORIYA "
    "SINHALA TAMIL TELUGU THAANA THAI TIBETAN"
)
_LIMITED = (
    "ADLAM BALINESE BAMUM BATAK CANADIAN CHAKMA CHAM CHEROKEE HANIFI JAVANESE KAYAH LEPCHA LIMBU "
    "LISU MANDAIC MEETEI MIAO MONGOLIAN NEW NEWA NKO NYIAKENG OL OSAGE SAURASHTRA SUNDANESE SYLOTI "
    "SYRIAC TAI TIFINAGH VAI WANCHO YI"
)
_OTHER_BEGINNINGS = {
    "CJK": "HAN",
    "IDEOGRAPHIC": "HAN",
    "HENTAIGANA": "HIRAGANA",
    "KATAKANA-HIRAGANA": "KATAKANA",
    "ARABIC-INDIC": "ARABIC",
    "EXTENDED": "ARABIC",
    "FEMININE": "LATIN",
    "MASCULINE": "LATIN",
    "COMBINING": COMMON,
    "DIGIT": COMMON,
}
_SCRIPTS = {each: each for each in f"{_RECOMMENDED} {_LIMITED}".split()} | _OTHER_BEGINNINGS
_WIDTHS = {"FULLWIDTH", "HALFWIDTH"}

_TOGETHER = (
    frozenset({"LATIN", "HAN", "HIRAGANA", "KATAKANA"}),
    frozenset({"LATIN", "HAN", "BOPOMOFO"}),
    frozenset({"LATIN", "HAN", "HANGUL"}),
)
"""What is written in one word (UTS #39, section 5.2, "Highly Restrictive")."""


def script_of(character: str) -> str:
    """Empty for a character that belongs to no script of today."""
    words = unicodedata.name(character, "").split()
    if words and words[0] in _WIDTHS:
        words = words[1:]
    return _SCRIPTS.get(words[0], "") if words else ""


def fit_together(characters: Iterable[str]) -> bool:
    """Whether letters, marks and digits may stand in one word."""
    scripts = {script_of(each) for each in characters} - {COMMON}
    return len(scripts) <= 1 or any(scripts <= allowed for allowed in _TOGETHER)
