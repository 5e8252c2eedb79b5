"""What Lectern keeps for a learner, in words: said where it is exported and where it is deleted."""

WORDS = {
    "profile": "profile",
    "preferences": "preferences",
    "like": "likes",
    "comment": "comments",
    "progress": "progress",
    "place": "places in lessons",
    "active": "days with reading",
    "bookmark": "bookmarks",
    "todo": "study plan",
}
"""By the name of the family (`lectern/learner_items.py`); each exported one has a word."""

SHOWN_TO_OTHERS = ("like", "comment")
"""What of these others see, in a counter or by its text."""


def everything() -> str:
    return _in_a_row([*WORDS.values()])


def what_only_you_see() -> str:
    return _in_a_row([word for name, word in WORDS.items() if name not in SHOWN_TO_OTHERS])


def _in_a_row(words: list[str]) -> str:
    *first, last = words
    return f"{', '.join(first)} and {last}"
