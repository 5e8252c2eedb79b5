"""What a learner's browser may write: one declaration of each family of items.

From it come the items' keys, the names that the access policies grant
(`attributes.LEARNER_WRITABLE`), what `activity` makes of a record, the browser's constants and
item types (`webapp/build/learner_items.py`), and the bounds of the pages' fields.

Every learner writes into a partition of their own, whose key is their `sub`. A browser may write
anything there under the granted names: a declaration says what the site writes, never what an
item holds.
"""

from lectern.families import (
    COMMENT_KEY,
    CONTENT_ID,
    DAY_AND_CONTENT_ID,
    OWN_ID,
    Attribute,
    Family,
)

_UPDATED_AT = Attribute("updatedAt", "time")

PROFILE = Family(
    "profile",
    "PROFILE",
    (
        Attribute("displayName", "text", least=1, most=60),
        Attribute("about", "text", most=500),
        _UPDATED_AT,
    ),
    activity="name",
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
    follows=CONTENT_ID,
)
PROGRESS = Family(
    "progress",
    "PROGRESS#",
    (
        Attribute("lessonId", "content id"),
        Attribute("completedAt", "time"),
        Attribute("day", "day"),
    ),
    activity="ignore",
    exported=True,
    follows=CONTENT_ID,
)
"""That a lesson is completed, by the lesson alone: it may stand in another course tomorrow."""

PLACE = Family(
    "place",
    "PLACE#",
    (
        Attribute("contentId", "content id"),
        Attribute("anchor", "text", most=160),
        Attribute("part", "whole", most=100),
        _UPDATED_AT,
    ),
    activity="ignore",
    exported=True,
    follows=CONTENT_ID,
)
"""How far a lesson was read: under which heading, and how much of it in percent. It is no part of
PROGRESS: of two devices the later place counts, and no place takes a completion back."""

ACTIVE = Family(
    "active",
    "ACTIVE#",
    (Attribute("zone", "text", least=1, most=64),),
    activity="ignore",
    exported=True,
    follows=DAY_AND_CONTENT_ID,
)
"""That a lesson was read on a day of the learner's own: by the calendar where they were at that
moment, and how far its clock was from UTC; the zone is the IANA name of that place. The key says
the whole fact: it can be put twice, late, and by two devices, and none takes another's away.

It sorts before all others: the Query at the sign-in begins behind it, and doesn't grow with the
years. Only the page of statistics reads it."""

BOOKMARK = Family(
    "bookmark",
    "BOOKMARK#",
    (Attribute("contentId", "content id"), Attribute("createdAt", "time")),
    activity="ignore",
    exported=True,
    follows=CONTENT_ID,
)

TODO = Family(
    "todo",
    "TODO#",
    (
        Attribute("task", "text", least=1, most=200),
        Attribute("rank", "text", least=1, most=100),
        Attribute("createdAt", "time"),
        Attribute("due", "day", required=False),
        Attribute("doneAt", "time", required=False),
    ),
    activity="ignore",
    exported=True,
    follows=OWN_ID,
)
"""Of the study plan, under an id that the browser makes. The order is that of `rank`, then of the
sort key; `webapp/client/src/ranks.ts` makes ranks."""

COMMENT = Family(
    "comment",
    "COMMENT#",
    (Attribute("text", "text", least=1, most=2000),),
    activity="publish",
    exported=True,
    follows=COMMENT_KEY,
    imported=False,
)
"""Markdown. All else stands in the key: a REMOVE record of the stream brings nothing but it."""

FAMILIES = (PROFILE, PREFERENCES, LIKE, PROGRESS, PLACE, ACTIVE, BOOKMARK, COMMENT, TODO)

WRITTEN = frozenset(each.name for family in FAMILIES for each in family.attributes)
"""The names of all attributes that a browser writes, the keys' left out."""


def family_of(sk: str) -> Family | None:
    """Whose sort key that is, as far as its beginning tells; None for no family's."""
    return next((family for family in FAMILIES if family.begins(sk)), None)
