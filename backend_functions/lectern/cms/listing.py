"""What a CMS has published now: the list of it, and one entry whole."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lectern.content import Identity, Published


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry that is published, and the version under which it was."""

    identity: Identity
    version: int


ListPublished = Callable[[], Iterator[Listed]]
"""Yields each entry once. Raises UpstreamFailed, also where the list turns out to be incomplete, so
that nobody takes what is missing in it for withdrawn; or UpstreamTimedOut."""

Fetch = Callable[[Identity], Published | None]
"""None for what isn't published, and for another CMS's entry. The content is as the CMS has it:
not sanitised.

Raises MalformedBody, UnknownType, UpstreamFailed or UpstreamTimedOut."""
