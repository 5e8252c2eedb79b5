"""A learner's own comments of the day before one of theirs: its rate and its doubles.

They are counted from the learner's own items, up to and including the one at hand: nothing is
written to count them, and a record that comes again finds the same.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from activity.comments.change import CommentChange
from lectern import comment_keys
from lectern.learner_items import COMMENT

MINUTE_SECONDS = 60
DAY_SECONDS = 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class OwnItems:
    """`texts` by sort key, `refused` the sort keys that the learner was told of; `withdrawn` is how
    many published ones they took back on that day, which are theirs no more and count still."""

    texts: Mapping[str, str] = field(default_factory=dict)
    refused: frozenset[str] = frozenset()
    withdrawn: int = 0

    def hold(self, sk: str) -> bool:
        """What its learner took back already isn't published any more: another record says so."""
        return sk in self.texts

    @property
    def in_a_day(self) -> int:
        return len(self.texts) + self.withdrawn

    def in_a_minute(self, change: CommentChange) -> int:
        since = earliest(change, MINUTE_SECONDS)
        return sum(since < sk <= change.sk for sk in self.texts)

    def doubles(self, change: CommentChange) -> bool:
        """Whether an earlier comment on the same entry, which stands, says the same."""
        text = (change.text or "").strip()
        return any(
            said.strip() == text
            for sk, said in self.texts.items()
            if sk < change.sk
            and sk not in self.refused
            and COMMENT.content_id(sk) == change.content_id
        )

    def waiting(self, change: CommentChange, author_id: str) -> bool:
        """Whether the root that a reply names is the learner's own and not decided yet."""
        root = change.key.root_id
        time = root.partition("-")[0]
        sk = COMMENT.key("", f"{time}#{change.content_id}").sk
        mine = root == comment_keys.comment_id(time, author_id)
        return mine and sk in self.texts and sk not in self.refused


def earliest(change: CommentChange, seconds: float) -> str:
    """The sort key before all of the learner's comments of so many seconds before this one."""
    return COMMENT.key("", comment_keys.spelled(change.written_at - seconds)).sk
