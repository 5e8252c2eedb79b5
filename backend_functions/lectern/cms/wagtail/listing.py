"""What the CMS has published (`local/cms/published_api.py`), in the form of its webhooks."""

from collections.abc import Iterator
from http import HTTPStatus

from lectern.cms.finding import Get
from lectern.cms.listing import Fetch, Listed, ListPublished
from lectern.cms.wagtail import NAME
from lectern.cms.wagtail.asking import Ask, another_form, asker, expect_ok, opened
from lectern.cms.wagtail.webhook import change, identity
from lectern.content import Identity, Published
from lectern.errors import MalformedBody, UnknownType, UpstreamFailed
from lectern.fields import Fields
from lectern.secrets import Secret

PATH = "/api/published/"
AT_ONCE = 500
_MOST = 2**63 - 1


def lister(get: Get, cms_api_url: str, secret: Secret) -> ListPublished:
    ask = asker(get, cms_api_url, secret)

    def list_published() -> Iterator[Listed]:
        """Page by page, in the order of the ids; the CMS says with each how many there are."""
        found, after = 0, 0
        while True:
            total, items = _page(ask, after)
            yield from items
            found += len(items)
            if not items:
                break
            after = int(items[-1].identity.external_id)
        if found != total:
            raise UpstreamFailed(f"The CMS has {total} published entries and listed {found}.")

    return list_published


def fetcher(get: Get, cms_api_url: str, secret: Secret) -> Fetch:
    ask = asker(get, cms_api_url, secret)

    def fetch(wanted: Identity) -> Published | None:
        if wanted.source != NAME:
            return None
        answer = ask(f"{PATH}{wanted.external_id}/", {})
        if answer.status == HTTPStatus.NOT_FOUND:
            return None
        expect_ok(answer)
        found = change(answer.body)
        if not isinstance(found, Published) or found.identity != wanted:
            raise UpstreamFailed("The CMS answered with another entry than it was asked for.")
        return found

    return fetch


def _page(ask: Ask, after: int) -> tuple[int, list[Listed]]:
    body = opened(ask(PATH, {"after": str(after), "limit": str(AT_ONCE)}))
    fields = Fields(body, "list")
    try:
        items = [
            Listed(identity(each), each.whole("version", most=_MOST))
            for each in fields.some("items", most=AT_ONCE)
        ]
        total = fields.whole("total", most=_MOST)
    except (MalformedBody, UnknownType) as error:
        raise another_form() from error
    ids = [int(each.identity.external_id) for each in items]
    if ids != sorted({*ids}) or any(one <= after for one in ids):
        raise UpstreamFailed("The CMS's list isn't in the order of its ids.")
    return total, items
