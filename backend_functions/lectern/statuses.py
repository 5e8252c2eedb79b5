"""What an entry's `status` says of it in the content table; the browser reads the same words."""

PUBLISHED = "published"
UNPUBLISHED = "unpublished"
DELETED = "deleted"
