"""Why what a learner wrote isn't shown to others: codes that `activity` issues and pages explain.

The codes are the whole contract: the sentences are the page's, in its reader's language.
"""

from typing import Literal, get_args

CommentReason = Literal[
    "empty",
    "too-long",
    "junk",
    "clock",
    "not-published",
    "no-thread",
    "too-fast",
    "too-many",
    "too-late",
    "duplicate",
    "links",
    "words",
]
"""`junk` is no text at all, `clock` a key whose time the server's clock contradicts, `no-thread` a
reply to what isn't there, `too-late` an edit after its time, `words` one of the operator's list."""

NameReason = Literal["empty", "too-long", "marks", "mixed", "taken"]
"""Of a display name: `marks` stacks accents or hides controls, `mixed` mixes scripts to imitate,
`taken` is somebody else's, or looks like it."""

COMMENT_REASONS: tuple[CommentReason, ...] = get_args(CommentReason)
NAME_REASONS: tuple[NameReason, ...] = get_args(NameReason)

REFUSED = "refused"
"""The outcome of an issued item that has a reason."""
