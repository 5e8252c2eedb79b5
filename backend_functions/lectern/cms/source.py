"""What Lectern knows of a CMS, as one value. Nothing outside its folder knows more.

API Gateway's template, the secrets' template and the functions' parameters repeat some of it,
because CloudFormation can't read Python; a unit test holds them to it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lectern.environment import Environ

if TYPE_CHECKING:
    from lectern.cms.finding import Get, Search
    from lectern.cms.listing import Fetch, ListPublished
    from lectern.cms.telling import Post, Tell
    from lectern.content import Change
    from lectern.delivery import Delivery
    from lectern.secrets import Secret

SIGNING_FIELD = "signingSecret"
"""Of the webhook's secret: signs the webhooks."""

PREVIOUS_SIGNING_FIELD = "previousSigningSecret"
"""Of the webhook's secret: signed them before, and counts until a rotation is finished."""

API_TOKEN_FIELD = "apiToken"  # noqa: S105 - a field's name
"""Of the CMS's secret: search sends it to the CMS's API."""

TELL_TOKEN_FIELD = "tellToken"  # noqa: S105 - a field's name
"""Of the editors' secret: tell_editors sends it to the CMS, and it is good for nothing else."""


@dataclass(frozen=True)
class Source:
    """One CMS.

    - `name` ends the webhook's address and begins every content id.
    - `id_pattern`: an entry's id in the CMS; after the name and a dash it makes a content id.
    - `headers`: the request's headers that `verify`, `parse`, `event_id` and `signed_at` read, and
      the only ones that API Gateway forwards. Spelt as the CMS sends them, since it may match a
      name by its case. A delivery has them in lower case.
    - `event_id_header`: the one of `headers` that names the event; empty where the CMS has none.
    - `signed_at_header`: the one that says in seconds when the CMS signed; empty where none does.
    - `webhook_fields`, `api_fields` and `tell_fields`: the fields of the webhook's, the CMS's and
      the editors' secret that `verify`, the three that ask, and `tell` read.
    - `media_origin`: from where entries may show pictures and films.
    - `verify` takes the webhook's secret and raises BadSignature.
    - `parse` raises MalformedBody or UnknownType.
    - `search`, `list_published` and `fetch` take HTTP, the address of the CMS's API and the CMS's
      secret.
    - `tell` takes the same with the editors' secret; None where the CMS has no place to show its
      editors what became of a webhook.
    """

    name: str
    id_pattern: str
    headers: tuple[str, ...]
    event_id_header: str
    signed_at_header: str
    webhook_fields: frozenset[str]
    api_fields: frozenset[str]
    tell_fields: frozenset[str]
    media_origin: Callable[[Environ], str]
    verify: "Callable[[Delivery, Mapping[str, str]], None]"
    parse: "Callable[[Delivery], Change]"
    search: "Callable[[Get, str, Secret], Search]"
    list_published: "Callable[[Get, str, Secret], ListPublished]"
    fetch: "Callable[[Get, str, Secret], Fetch]"
    tell: "Callable[[Post, str, Secret], Tell] | None"

    def event_id(self, headers: Mapping[str, str]) -> str:
        return headers.get(self.event_id_header.lower(), "") if self.event_id_header else ""

    def signed_at(self, headers: Mapping[str, str]) -> str:
        return headers.get(self.signed_at_header.lower(), "") if self.signed_at_header else ""
