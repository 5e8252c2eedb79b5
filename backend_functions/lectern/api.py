"""What the learners' API calls things, for its functions and for the browser that asks."""

SEARCH = "search"
SEARCH_WORDS = "q"
SEARCH_LOCALE = "locale"
SEARCH_START = "from"

MEDIA = "media"
MEDIA_CONTENT = "content"
MEDIA_PATH = "path"

PRIVATE = "/private/"
"""Below this path of the media origin a film needs a signed address."""
