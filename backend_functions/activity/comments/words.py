"""The operator's word list: compared without case, accents, and characters that nobody sees."""

import re
import unicodedata

_WORD = re.compile(r"\w+")
_UNSEEN = {"Cf", "Mn", "Me"}


def listed(text: str) -> tuple[str, ...]:
    """The words and phrases of a comma-separated list."""
    return tuple(words for part in text.split(",") if (words := _plain(part)))


def holds(text: str, refused: tuple[str, ...]) -> bool:
    """Whether one of them stands in the text as whole words."""
    if not refused:
        return False
    words = f" {_plain(text)} "
    return any(f" {each} " in words for each in refused)


def _plain(text: str) -> str:
    taken_apart = unicodedata.normalize("NFKD", text)
    seen = "".join(each for each in taken_apart if unicodedata.category(each) not in _UNSEEN)
    return " ".join(_WORD.findall(seen.casefold()))
