"""What a mail says, before it is set as text or as HTML."""

from collections.abc import Mapping
from dataclasses import dataclass

from ops_alerts.reasons import Reason


@dataclass(frozen=True, slots=True)
class Notice:
    """`facts` by their labels; `excerpt` is the beginning of the webhook's body."""

    subject: str
    reason: Reason
    facts: Mapping[str, str]
    excerpt: str
    replay: str
    footer: str
