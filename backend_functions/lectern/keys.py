"""The keys of both tables: the one place that spells a partition or sort key.

content   (written by functions only)
    CATALOGUE#<locale>   COURSE#<position>#<id>       a course card
    CATALOGUE#<locale>   LESSON#<courseId>#<id>       which lessons that course has now
    COURSE#<courseId>    COURSE                       the course's own head
    COURSE#<courseId>    LESSON#<position>#<id>       an outline entry
    CONTENT#<id>         ENTRY                        an entry with its body, or its tombstone
    CONTENT#<id>         STATS                        its counters and the version readers poll
    CONTENT#<id>         COMMENT#<time>#<commentId>   a published comment
    LIKES#<contentId>    <authorId>                   who likes it; no browser may read this family

learners  (written by that learner's browser; `ISSUED#…` by functions)
    <identityId>         PROFILE | PREFERENCES | LIKE#<contentId> | …
    <identityId>         PROGRESS#<lessonId>          keyed by the lesson: it may change its course
    ISSUED#<identityId>  …

Positions are zero-padded to POSITION_DIGITS so that text order is number order.
"""

from typing import NamedTuple

POSITION_DIGITS = 5


class Key(NamedTuple):
    """A primary key; both parts are DynamoDB strings."""

    pk: str
    sk: str


ENTRY = "ENTRY"
STATS = "STATS"
COURSE_HEAD = "COURSE"
PROFILE = "PROFILE"
PREFERENCES = "PREFERENCES"

CATALOGUE_PREFIX = "CATALOGUE#"
COURSE_PREFIX = "COURSE#"
LESSON_PREFIX = "LESSON#"
CONTENT_PREFIX = "CONTENT#"
COMMENT_PREFIX = "COMMENT#"
LIKES_PREFIX = "LIKES#"
LIKE_PREFIX = "LIKE#"
PROGRESS_PREFIX = "PROGRESS#"
ISSUED_PREFIX = "ISSUED#"


def _position(position: int) -> str:
    return str(position).zfill(POSITION_DIGITS)


def catalogue_card(locale: str, position: int, course_id: str) -> Key:
    return Key(f"{CATALOGUE_PREFIX}{locale}", f"{COURSE_PREFIX}{_position(position)}#{course_id}")


def catalogue_lesson(locale: str, course_id: str, lesson_id: str) -> Key:
    return Key(f"{CATALOGUE_PREFIX}{locale}", f"{LESSON_PREFIX}{course_id}#{lesson_id}")


def course_head(course_id: str) -> Key:
    return Key(f"{COURSE_PREFIX}{course_id}", COURSE_HEAD)


def outline_entry(course_id: str, position: int, lesson_id: str) -> Key:
    return Key(f"{COURSE_PREFIX}{course_id}", f"{LESSON_PREFIX}{_position(position)}#{lesson_id}")


def entry(content_id: str) -> Key:
    return Key(f"{CONTENT_PREFIX}{content_id}", ENTRY)


def stats(content_id: str) -> Key:
    return Key(f"{CONTENT_PREFIX}{content_id}", STATS)


def liker(content_id: str, author_id: str) -> Key:
    return Key(f"{LIKES_PREFIX}{content_id}", author_id)


def like(identity_id: str, content_id: str) -> Key:
    return Key(identity_id, f"{LIKE_PREFIX}{content_id}")


def progress(identity_id: str, lesson_id: str) -> Key:
    return Key(identity_id, f"{PROGRESS_PREFIX}{lesson_id}")


def issued(identity_id: str, sk: str) -> Key:
    return Key(f"{ISSUED_PREFIX}{identity_id}", sk)
