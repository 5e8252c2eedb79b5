"""What stream records claim of one comment of one learner."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lectern.comment_keys import CommentKey, seconds


@dataclass(frozen=True, slots=True)
class CommentChange:
    """The item as it is from this record on; `earlier` are older changes of it in the same batch.

    `text` is None where the item is gone, `new` whether it wasn't there before. `junk` is an item
    that holds no text. `at` is the server's time of the write, in seconds since the epoch: it is
    the same however often and however late the record is read, and so is all that rests on it.
    """

    sub: str
    sk: str
    key: CommentKey
    text: str | None
    new: bool
    junk: bool
    at: float
    sequence: str
    earlier: tuple["CommentChange", ...] = ()

    @property
    def content_id(self) -> str:
        return self.key.content_id

    @property
    def own(self) -> str:
        return self.sk

    @property
    def work(self) -> tuple[str, str]:
        """Roots apart from replies: a transaction names an item once, and replies change roots."""
        return ("replies" if self.key.root_id else "comments", self.content_id)

    @property
    def gone(self) -> bool:
        return self.text is None and not self.junk

    @property
    def written_at(self) -> float:
        """As the learner's key claims."""
        return seconds(self.key.time) or 0.0

    def joined(self, other: "CommentChange") -> "CommentChange":
        """Both in the order in which they were written; a record that came twice stands once."""
        by_sequence = {each.sequence: each for each in (*self.each(), *other.each())}
        *earlier, last = (by_sequence[sequence] for sequence in sorted(by_sequence))
        return replace(last, earlier=tuple(earlier))

    def each(self) -> Iterator["CommentChange"]:
        """The oldest first, none with a history."""
        yield from self.earlier
        yield replace(self, earlier=())
