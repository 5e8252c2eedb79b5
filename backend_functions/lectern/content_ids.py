"""The one grammar of a content id, `<source>-<external id>`: it stands in keys and addresses."""

import re

CONTENT_ID_PATTERN = "[a-z][a-z0-9]{0,31}-[A-Za-z0-9._-]{1,64}"
"""The browser reads it too, so it uses what Python and JavaScript write alike."""

_CONTENT_ID = re.compile(CONTENT_ID_PATTERN, re.ASCII)


def is_content_id(text: str) -> bool:
    return _CONTENT_ID.fullmatch(text) is not None
