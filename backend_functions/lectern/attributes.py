"""The attribute names of both tables and of accounts, and who may name which.

The browser policies in amplify/backend/custom/access list these names again,
because IAM has no includes; tests/unit/amplify holds the two lists together. A name stands in a
list that a browser may name only while something writes it and the site reads it: a test finds
the others.
"""

from lectern import learner_items

KEY = frozenset({"pk", "sk"})

CONTENT_READABLE = KEY | {
    "contentId",
    "contentType",
    "locale",
    "translationKey",
    "slug",
    "title",
    "summary",
    "blocks",
    "durationMinutes",
    "tags",
    "level",
    "cover",
    "courseId",
    "courseSlug",
    "courseTitle",
    "status",
    "version",
    "entryVersion",
    "publishedAt",
    "likes",
    "comments",
    "discussion",
    "authorId",
    "authorName",
    "html",
    "editedAt",
    "replies",
    "deleted",
}
"""What a signed-in browser may name when it reads content."""

CONTENT_INTERNAL = frozenset(
    {
        "source",
        "externalId",
        "eventId",
        "correlationId",
        "updatedAt",
        "listedAt",
        "liked",
        "likeChanges",
        "sequence",
        "person",
        "withdrawn",
        "nameForms",
        "parked",
        "firstAt",
        "lastAt",
        "mailedAt",
        "telling",
        "facts",
        "excerpt",
        "expiresAt",
    }
)
"""What only functions read. `listedAt` holds the keys under which an entry is listed; `likeChanges`
counts how often a counter of likes was changed, so that a recount sees that nothing moved. `person`
is the `sub` of a comment's author, whom functions have something to tell; it goes with the text."""

ISSUED_READABLE = KEY | {"outcome", "reason", "issuedAt", "authorId", "authorName"}
"""What a learner's browser may read of what functions tell that learner."""

LEARNER_WRITABLE = KEY | learner_items.WRITTEN
"""What a learner's browser may read and write in its own partition."""

LOOKED_AT = ISSUED_READABLE | {"text", "sequence", "expiresAt"}
"""What `activity` may name in the learners table: the learner's own comments, from which the rate
and doubles are decided, and what it tells the learner. No profile, no note, no mark."""

SWEEP_NAMES = KEY | {"cursor", "startedAt", "userPool", "seenAt", "triedAt"}
"""What the sweep may name: keys, and its own notes. No learner may write one of these but the keys,
so it reads nothing that a learner wrote."""

TTL = "expiresAt"
"""Both tables' time-to-live attribute: seconds since the epoch."""

PROOF = "custom:proof"
"""Of an account: the digest that its sign-up brought. An app client writes it and can't read it."""

SETTLED = "custom:settled"
"""Of an account whose password the mailbox's owner chose. No app client reads or writes it."""

IS_SETTLED = {"Name": SETTLED, "Value": "yes"}
"""As the user pool writes it: for the function that settles accounts, and for whoever makes one as
the pool's administrator."""
