"""What a mail says, before it is set as text or as HTML."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lectern.notices.reasons import Reason


@dataclass(frozen=True, slots=True)
class Kind:
    """Webhooks that weren't used for one reason; `facts`, by their labels, are of the first."""

    name: str
    count: int
    reason: Reason
    facts: Mapping[str, str]
    excerpt: str


@dataclass(frozen=True, slots=True)
class Notice:
    subject: str
    summary: str
    kinds: Sequence[Kind]
    replay: str
    footer: str
