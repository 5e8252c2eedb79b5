"""The keys of both tables: the one place that spells a partition or sort key, but the sort keys of
what learners write, which `learner_items.py` declares.

content   (written by functions only)
    CATALOGUE#<locale>   COURSE#<position>#<id>       a course card
    CATALOGUE#<locale>   LESSON#<courseId>#<id>       which lessons that course has now
    CATALOGUE#en         LANGUAGE#<locale>#<id>       a course that stands in another catalogue
    COURSE#<courseId>    COURSE                       the course's own head
    COURSE#<courseId>    LESSON#<position>#<id>       an outline entry
    CONTENT#<id>         ENTRY                        an entry with its body, or its tombstone
    CONTENT#<id>         STATS                        its counters and the version readers poll
    LIKES#<contentId>    <authorId>                   who likes it; no browser may read this family
    COMMENTS#<contentId> <commentId>                  a published comment, or its tombstone
    REPLIES#<contentId>#<rootId>  <commentId>         a published reply to it, or its tombstone
    AUTHOR#<authorId>    AUTHOR                       under which name others see an author
    AUTHOR#<authorId>    WITHDRAWN#<day>              how many comments they took back that day
    NAME#<skeleton>      NAME                         whose that name is; both closed to browsers
    NOTICES#webhooks     GATHERED                     what the operators' next mail will tell
    NOTICES#webhooks     LETTER#<messageId>           a parked webhook that is counted there

learners
    <sub>                …                            what that learner's browser writes
    ISSUED#<sub>         <sk of a comment> | AUTHOR | PROFILE   what functions tell that learner
    SWEEP                STATE | SUSPECT#<sub>        the sweep's own notes, closed to browsers

A `sub` is the user pool's name for a person: nobody can edit it, and no other account ever has it.
The identity pool's id of the same person is thrown away and got anew at will, and is no key.

Who reads the default language's catalogue learns from it which others there are: all courses cost
one Query for each language, and none where everything is in the default one.

Positions are zero-padded to POSITION_DIGITS so that text order is number order.
"""

import re
from typing import NamedTuple

POSITION_DIGITS = 5
DEFAULT_LOCALE = "en"
"""What a reader gets who chose no language; the site's own words are written in it."""

LOCALE_PATTERN = "[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}"
"""Which language tags are taken: a language, then script, region, variant (RFC 5646). The browser
reads it too, so it uses what Python and JavaScript write alike."""

_SUB = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.ASCII)
"""A UUID (Amazon Cognito developer guide, "Working with user attributes")."""


class Key(NamedTuple):
    """A primary key; both parts are DynamoDB strings."""

    pk: str
    sk: str


ENTRY = "ENTRY"
STATS = "STATS"
COURSE_HEAD = "COURSE"
GATHERED = "GATHERED"
SWEEP = "SWEEP"
STATE = "STATE"
AUTHOR = "AUTHOR"
NAME = "NAME"

CATALOGUE_PREFIX = "CATALOGUE#"
COURSE_PREFIX = "COURSE#"
LESSON_PREFIX = "LESSON#"
LANGUAGE_PREFIX = "LANGUAGE#"
CONTENT_PREFIX = "CONTENT#"
LIKES_PREFIX = "LIKES#"
COMMENTS_PREFIX = "COMMENTS#"
REPLIES_PREFIX = "REPLIES#"
AUTHOR_PREFIX = "AUTHOR#"
WITHDRAWN_PREFIX = "WITHDRAWN#"
NAME_PREFIX = "NAME#"
ISSUED_PREFIX = "ISSUED#"
NOTICES_PREFIX = "NOTICES#"
LETTER_PREFIX = "LETTER#"
SUSPECT_PREFIX = "SUSPECT#"


def _position(position: int) -> str:
    return str(position).zfill(POSITION_DIGITS)


def catalogue_card(locale: str, position: int, course_id: str) -> Key:
    return Key(f"{CATALOGUE_PREFIX}{locale}", f"{COURSE_PREFIX}{_position(position)}#{course_id}")


def catalogue_lesson(locale: str, course_id: str, lesson_id: str) -> Key:
    return Key(f"{CATALOGUE_PREFIX}{locale}", f"{LESSON_PREFIX}{course_id}#{lesson_id}")


def course_language(locale: str, course_id: str) -> Key:
    return Key(f"{CATALOGUE_PREFIX}{DEFAULT_LOCALE}", f"{LANGUAGE_PREFIX}{locale}#{course_id}")


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


def published_comment(content_id: str, comment_id: str, root_id: str = "") -> Key:
    """A reply has the id of the comment that it belongs to, whose thread is a partition."""
    if root_id:
        return Key(f"{REPLIES_PREFIX}{content_id}#{root_id}", comment_id)
    return Key(f"{COMMENTS_PREFIX}{content_id}", comment_id)


def author(author_id: str) -> Key:
    return Key(f"{AUTHOR_PREFIX}{author_id}", AUTHOR)


def withdrawn(author_id: str, day: str) -> Key:
    return Key(f"{AUTHOR_PREFIX}{author_id}", f"{WITHDRAWN_PREFIX}{day}")


def name(skeleton: str) -> Key:
    return Key(f"{NAME_PREFIX}{skeleton}", NAME)


def issued(sub: str, sk: str) -> Key:
    """What a function tells that learner about their item of the same sort key."""
    return Key(f"{ISSUED_PREFIX}{sub}", sk)


def person_of(pk: str) -> str | None:
    """Whose partition of the learners table it is: of what they write, or of what they are told."""
    sub = pk.removeprefix(ISSUED_PREFIX)
    return sub if is_sub(sub) else None


def gathered_notices() -> Key:
    return Key(f"{NOTICES_PREFIX}webhooks", GATHERED)


def noticed_letter(message_id: str) -> Key:
    return Key(f"{NOTICES_PREFIX}webhooks", f"{LETTER_PREFIX}{message_id}")


def is_sub(text: str) -> bool:
    return _SUB.fullmatch(text) is not None


def sweep_state() -> Key:
    return Key(SWEEP, STATE)


def suspect(sub: str) -> Key:
    return Key(SWEEP, f"{SUSPECT_PREFIX}{sub}")
