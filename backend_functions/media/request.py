"""The entry and the file in a learner's request; refuses every other form before any lookup."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lectern import answers, api
from lectern.content_ids import is_content_id
from lectern.errors import BadMediaRequest
from lectern.limits import MEDIA_PATH_CHARACTERS

_PATH = re.compile(rf"{api.PRIVATE.removesuffix('/')}(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+")
"""Unreserved characters only (RFC 3986, 2.3), and no segment that begins with a dot.

So a path has one spelling: nothing in it can be decoded, climb, hold a query, or be a wildcard,
which `*` and `?` are in a signed policy (CloudFront Developer Guide, "Create a signed URL using a
custom policy")."""


@dataclass(frozen=True, slots=True)
class MediaRequest:
    """`path` is absolute, below /private/."""

    content_id: str
    path: str


def from_event(event: Mapping[str, Any]) -> MediaRequest:
    """Of an API Gateway proxy event, whose parameters are decoded; raises BadMediaRequest."""
    parameters = answers.parameters(event)
    content_id = parameters.get(api.MEDIA_CONTENT) or ""
    path = parameters.get(api.MEDIA_PATH) or ""
    if not is_content_id(content_id):
        raise BadMediaRequest("`content` must be the id of an entry.")
    if len(path) > MEDIA_PATH_CHARACTERS or not _PATH.fullmatch(path):
        raise BadMediaRequest(
            f"`path` must be below {api.PRIVATE}, of letters, digits and - . _ ~ only."
        )
    return MediaRequest(content_id, path)
