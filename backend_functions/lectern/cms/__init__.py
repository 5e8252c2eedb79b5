"""The content systems that Lectern can read: a folder each, and a line each in SOURCES.

A deployment reads one of them: the environment variable CMS_SOURCE names it. Importing a source
loads its description alone; its webhook's and its search's code is loaded when it is used.
"""

from collections.abc import Iterable, Mapping

from lectern.cms.source import Source
from lectern.cms.wagtail import WAGTAIL
from lectern.environment import Environ, required
from lectern.errors import Misconfigured

SOURCES: Mapping[str, Source] = {
    source.name: source
    for source in (
        WAGTAIL,  # one line a source
    )
}


def source_for(name: str) -> Source:
    if name not in SOURCES:
        raise Misconfigured(f"CMS_SOURCE names none of the sources: {', '.join(sorted(SOURCES))}.")
    return SOURCES[name]


def from_environment(environ: Environ) -> Source:
    return source_for(required(environ, "CMS_SOURCE"))


def event_id(headers: Mapping[str, str]) -> str:
    """Of a queued webhook, also of one whose source is unknown: then as any source would read it.

    `headers` as `envelope.opened` gives them.
    """
    return next((found for source in _readers(headers) if (found := source.event_id(headers))), "")


def signed_at(headers: Mapping[str, str]) -> str:
    """Of a queued webhook, in the same way: text from a stranger."""
    return next((found for source in _readers(headers) if (found := source.signed_at(headers))), "")


def _readers(headers: Mapping[str, str]) -> Iterable[Source]:
    name = headers.get("source", "")
    return [SOURCES[name]] if name in SOURCES else SOURCES.values()
