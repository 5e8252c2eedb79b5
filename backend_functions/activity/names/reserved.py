"""Names that would speak for the site, and that nobody may have.

A name is reserved when some of its words, written together, are reserved words and nothing else but
digits: "Lectern Team", "M O D E R A T O R", "Anna (Admin)", "admin_2", in look-alike letters too. A
word that only contains one is somebody's name ("Badminton").
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from activity.names.characters import SIGNS
from activity.names.skeleton import forms
from lectern.author import UNNAMED

OF_THE_SITE = (
    "Lectern", "Admin", "Administrator", "Moderator", "Moderators", "Mod", "Staff", "Support",
    "Helpdesk", "Official", "System", "Operator", "Deleted",
    "Administrador", "Administrateur", "Moderador", "Modérateur", "Moderatorin",
    "Админ", "Администратор", "Модератор", "管理员", "管理員", "管理者", "관리자",
)  # fmt: skip
_AROUND_WORDS = re.compile(rf"[\s{re.escape(''.join(sorted(SIGNS)))}]+")


@dataclass(frozen=True, slots=True)
class Reserved:
    """The forms of reserved words, as one expression that a run of words may match."""

    words: re.Pattern[str]


def reserved(by_operator: Iterable[str] = ()) -> Reserved:
    """The site's own words, and those that the operator adds."""
    found = {form for word in (*OF_THE_SITE, *by_operator) for form in forms(word)}
    longest_first = sorted(found, key=lambda form: (-len(form), form))
    return Reserved(re.compile("|".join(map(re.escape, longest_first))))


def is_reserved(name: str, kept: Reserved) -> bool:
    """Nobody's name begins as that of an author without one."""
    words = [word for word in _AROUND_WORDS.split(name) if word]
    if _begins_as_fallback(words):
        return True
    return any(_is_made_of(run, kept) for run in _runs(words))


def _begins_as_fallback(words: list[str]) -> bool:
    (fallback,) = forms(UNNAMED)
    return bool(words) and any(form.startswith(fallback) for form in forms(words[0]))


def _runs(words: list[str]) -> Iterable[str]:
    ends = range(1, len(words) + 1)
    return ("".join(words[begin:end]) for end in ends for begin in range(end))


def _is_made_of(run: str, kept: Reserved) -> bool:
    """Digits look like letters in a form, so those around are taken off before."""
    texts = (run, run.strip("0123456789"))
    return any(
        kept.words.search(form) is not None and kept.words.sub("", form) == ""
        for text in texts
        for form in forms(text)
    )
