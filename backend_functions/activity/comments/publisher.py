"""What publishing depends on."""

from collections.abc import Callable
from dataclasses import dataclass, field

from activity.comments.text_checks import Rules
from lectern.author import author_id
from lectern.dynamodb import Table
from lectern.secrets import Secret


@dataclass(frozen=True, slots=True)
class Publisher:
    """`now` in seconds since the epoch; `pause(attempt)` waits before attempt + 1."""

    content: Table
    learners: Table
    secret: Secret
    now: Callable[[], float]
    pause: Callable[[int], None]
    rules: Rules = field(default_factory=Rules)

    def author_id(self, sub: str) -> str:
        return author_id(self.secret.field("key"), sub)
