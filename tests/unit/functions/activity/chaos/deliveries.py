"""Lambda on four shards: in order within each until a record was done once, and again at any time.

A batch that failed is cut in two where it is long, and comes again from its earliest failed record.
What was delivered may be delivered again, up to five times in all, whole or in parts.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

Record = dict[str, Any]
Handle = Callable[[dict[str, Any]], dict[str, list[dict[str, str]]]]
MOST = 12
TIMES = 5


@dataclass
class Lambda:
    """`handlers` get the same batches; each has its own position in each shard."""

    handle: Handle
    chance: random.Random
    positions: dict[int, int] = field(default_factory=dict)
    sizes: dict[int, int] = field(default_factory=dict)
    seen: dict[str, int] = field(default_factory=dict)
    batches: int = 0

    def deliver(self, shard: int, records: list[Record]) -> bool:
        """One batch of what follows in that shard; False where nothing does."""
        at = self.positions.get(shard, 0)
        size = self.sizes.get(shard) or self.chance.randint(1, MOST)
        batch = records[at : at + size]
        if not batch:
            return False
        failed = self._handled(batch)
        done = min((self._place(batch, number) for number in failed), default=len(batch))
        self.positions[shard] = at + done
        self.sizes[shard] = max(1, len(batch) // 2) if failed else 0
        return True

    def again(self, shard: int, records: list[Record]) -> None:
        """Records that were done, in any order: a lost answer, a bisected batch, a replay."""
        done = records[: self.positions.get(shard, 0)]
        start = self.chance.randrange(len(done)) if done else 0
        batch = done[start : start + self.chance.randint(1, MOST)]
        batch = [each for each in batch if self.seen[each["eventID"]] < TIMES]
        if self.chance.random() < 0.5:
            self.chance.shuffle(batch)
        if batch:
            self._handled(batch)

    def _handled(self, batch: list[Record]) -> list[str]:
        self.batches += 1
        for each in batch:
            self.seen[each["eventID"]] = self.seen.get(each["eventID"], 0) + 1
        answer = self.handle({"Records": batch})
        return [each["itemIdentifier"] for each in answer["batchItemFailures"]]

    @staticmethod
    def _place(batch: list[Record], number: str) -> int:
        return next(
            at
            for at, each in enumerate(batch)
            if not number or each["dynamodb"]["SequenceNumber"] == number
        )
