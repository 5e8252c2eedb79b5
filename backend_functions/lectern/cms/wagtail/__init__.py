"""Wagtail, as `local/cms` extends it: webhooks of Standard Webhooks, its own search and list."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from lectern import signature_headers
from lectern.cms.source import (
    API_TOKEN_FIELD,
    PREVIOUS_SIGNING_FIELD,
    SIGNING_FIELD,
    TELL_TOKEN_FIELD,
    Source,
)
from lectern.environment import Environ, http_address

if TYPE_CHECKING:
    from lectern.cms.finding import Get, Search
    from lectern.cms.listing import Fetch, ListPublished
    from lectern.cms.telling import Post, Tell
    from lectern.content import Change
    from lectern.delivery import Delivery
    from lectern.secrets import Secret

NAME = "wagtail"
ID_PATTERN = "[0-9]{1,19}"
"""A page's number, below 2**63."""


def _media_origin(environ: Environ) -> str:
    return http_address(environ, "CMS_MEDIA_ORIGIN")


def _verify(delivery: "Delivery", fields: Mapping[str, str]) -> None:
    from lectern.cms.wagtail import webhook  # noqa: PLC0415 - only ingest uses it

    webhook.verify(delivery, fields)


def _parse(delivery: "Delivery") -> "Change":
    from lectern.cms.wagtail import webhook  # noqa: PLC0415 - only ingest uses it

    return webhook.parse(delivery)


def _search(get: "Get", api_url: str, secret: "Secret") -> "Search":
    from lectern.cms.wagtail import search  # noqa: PLC0415 - only search uses it

    return search.searcher(get, api_url, secret)


def _list_published(get: "Get", api_url: str, secret: "Secret") -> "ListPublished":
    from lectern.cms.wagtail import listing  # noqa: PLC0415 - only a reconcile uses it

    return listing.lister(get, api_url, secret)


def _fetch(get: "Get", api_url: str, secret: "Secret") -> "Fetch":
    from lectern.cms.wagtail import listing  # noqa: PLC0415 - only a reconcile uses it

    return listing.fetcher(get, api_url, secret)


def _tell(post: "Post", api_url: str, secret: "Secret") -> "Tell":
    from lectern.cms.wagtail import telling  # noqa: PLC0415 - only tell_editors uses it

    return telling.teller(post, api_url, secret)


WAGTAIL = Source(
    name=NAME,
    id_pattern=ID_PATTERN,
    headers=(signature_headers.ID, signature_headers.TIMESTAMP, signature_headers.SIGNATURE),
    event_id_header=signature_headers.ID,
    signed_at_header=signature_headers.TIMESTAMP,
    webhook_fields=frozenset({SIGNING_FIELD, PREVIOUS_SIGNING_FIELD}),
    api_fields=frozenset({API_TOKEN_FIELD}),
    tell_fields=frozenset({TELL_TOKEN_FIELD}),
    media_origin=_media_origin,
    verify=_verify,
    parse=_parse,
    search=_search,
    list_published=_list_published,
    fetch=_fetch,
    tell=_tell,
)
