"""How a CMS is told what became of its webhooks, and the HTTP that its source gets for that."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from lectern.cms.finding import Answer
from lectern.cms.outcomes import Outcome

Post = Callable[[str, Mapping[str, Any], str], Answer]
"""(address, body for JSON, bearer token) → answer; raises UpstreamFailed or UpstreamTimedOut."""

Tell = Callable[[Sequence[Outcome]], int]
"""Returns how many webhooks the CMS shows otherwise now. Telling twice changes nothing.

Raises UpstreamFailed or UpstreamTimedOut.
"""
