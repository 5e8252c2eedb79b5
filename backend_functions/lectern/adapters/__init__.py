"""One adapter a CMS, chosen by the source that the webhook's address names.

An adapter checks that its CMS sent a delivery and turns it into a neutral change. The CMS's own
shapes end in the adapter's file.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from lectern.adapters import wagtail
from lectern.content import Change
from lectern.delivery import Delivery
from lectern.errors import UnknownSource


@dataclass(frozen=True, slots=True)
class Adapter:
    """`verify` raises BadSignature; `parse` raises MalformedBody or UnknownType."""

    verify: Callable[[Delivery, Sequence[str]], None]
    parse: Callable[[Delivery], Change]


ADAPTERS: Mapping[str, Adapter] = {
    wagtail.SOURCE: Adapter(verify=wagtail.verify, parse=wagtail.parse),
}


def adapter_for(source: str) -> Adapter:
    if source not in ADAPTERS:
        raise UnknownSource(f"Known sources: {', '.join(sorted(ADAPTERS))}.")
    return ADAPTERS[source]
