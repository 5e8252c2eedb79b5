"""Every bound the product states, with its unit in the name."""

KIBIBYTE = 1024

WEBHOOK_BODY_BYTES = 256 * KIBIBYTE
"""The queue's MaximumMessageSize; API Gateway answers 413 above it."""

WEBHOOK_ENVELOPE_BYTES = 8 * KIBIBYTE
"""What a message's attributes may take of WEBHOOK_BODY_BYTES: the queue counts both together."""

TITLE_CHARACTERS = 500
"""Of an entry, of its course, of a film; any other single line of an entry may be as long."""
SUMMARY_CHARACTERS = 5000
CAPTION_CHARACTERS = 1000
"""Of a picture; its description for those who don't see it may be as long."""
ADDRESS_CHARACTERS = 2048

ENTRY_TAGS = 30
PICTURE_SIZES = 4
TAG_CHARACTERS = 60

SIGNATURE_TOLERANCE_SECONDS = 5 * 60
"""How far a webhook's timestamp may be from now (Standard Webhooks, "Verifying signatures")."""

ITEM_BYTES = 400 * KIBIBYTE
"""DynamoDB's item limit (Service quotas, "Item size")."""

WRITE_UNIT_BYTES = KIBIBYTE
"""One write request unit writes up to so much (developer guide, "Write request unit")."""

ENTRY_BYTES = 350 * KIBIBYTE
"""What ingest accepts for one entry, with room for names and keys below ITEM_BYTES."""

HTML_DEPTH = 32
"""The maximum depth of nested elements; an editor's list in a list in a list needs 7."""

TABLE_COLUMNS = 20
TABLE_ROWS = 500
TABLE_CELL_CHARACTERS = 5000

TOMBSTONE_DAYS = 90
"""How long an unpublished entry stays known, so that a late event can't revive it."""

UNLIKED_MARKER_DAYS = 30
"""How long a withdrawn like stays known: far beyond the 24 hours that a stream can be replayed."""

DELETED_COMMENT_DAYS = 30
"""How long a deleted comment stays known: far beyond the 24 hours that a stream can be replayed."""

FORMER_NAME_DAYS = 30
"""How long an author whose profile is gone stays known, without the name: as above."""

COMMENT_HTML_BYTES = 32 * KIBIBYTE
"""Of a rendered comment: 2,000 characters of four bytes each, with their marks and escapes."""
COMMENT_LINKS = 5
"""What an operator may set to another number."""
COMMENTS_A_MINUTE = 10
COMMENTS_A_DAY = 100
"""Of one person, on all entries together; those that were taken back are among a day's."""
COMMENTS_A_PAGE = 20

COMMENT_EDIT_SECONDS = 15 * 60
COMMENT_AHEAD_SECONDS = 2 * 60
COMMENT_BEHIND_SECONDS = 15 * 60
"""How far the time in a comment's key may be from when it was written, by the server's clock."""

OPERATORS_MAIL_SECONDS = 15 * 60
"""The minimum time between two mails to the operators about parked webhooks."""

NOTICED_LETTER_DAYS = 15
"""How long a parked webhook stays known as counted: beyond the 14 days that its queue keeps it."""

SEARCH_QUERY_CHARACTERS = 200
SEARCH_HITS = 20
SEARCH_FROM = 1000
"""How far a search can be paged."""

API_REQUESTS_AT_ONCE = 30
API_REQUESTS_A_SECOND = 1
"""How often one person may search, and ask for films: in a row, and from then on. Nobody types
faster; it is counted by each container of a function (`lectern/allowance.py`)."""

MEDIA_ADDRESS_SECONDS = 2 * 60 * 60
"""How long a signed URL is valid. Each seek in a film is a new request with the same end
(CloudFront Developer Guide, "When CloudFront checks the expiration date and time in a signed
URL"), so it is longer than a film and the pause in it."""

MEDIA_PATH_CHARACTERS = 500

PASSWORD_CHARACTERS = 10
"""The least; the user pool's policy asks for as many."""

CODE_DIGITS = 6
"""Of a code that the user pool mails (Cognito developer guide, "Verifying updates to email")."""

SWEEP_ACTS = 2000
"""The acts of one run of the sweep: user pool calls, pages of keys, deletions."""

SWEEP_ACTS_A_SECOND = 20
SWEEP_SECONDS = 120
SWEEP_PARTITION_ITEMS = 200
"""What one run deletes of one partition, of its likes and of the rest each."""

SWEEP_SECOND_LOOK_SECONDS = 10 * 60
"""How long after the first look the second one is: an account that is made meanwhile is there by
then, however late the user pool's answers are."""

PLACE_LEAST_SECONDS = 15
PLACE_EVERY_SECONDS = 180
"""How often a browser writes where its learner is in a lesson: never sooner than the least after
the last time, on leaving or hiding the page; and so often while they go on reading."""

PROOF_BYTES = 32
"""Of the proof by which a browser shows that the sign-up which it confirms is its own."""

EXPORT_BYTES = 64 * KIBIBYTE * KIBIBYTE
"""Of a file that may be imported: a hundred thousand items and more."""
