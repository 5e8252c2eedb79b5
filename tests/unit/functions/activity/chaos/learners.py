"""Twenty learners at work: what they write into their partitions, and the stream's records of it.

A learner replies only to what is published, as a page shows it, and edits and deletes what is
theirs. `Model` is what must come of it, by the rules alone and without any of the code.
"""

import random
from dataclasses import dataclass, field
from typing import Any

from lectern import keys
from lectern.author import author_id
from lectern.comment_keys import CommentKey, comment_id, seconds, spelled
from lectern.learner_items import COMMENT, LIKE
from lectern.limits import COMMENT_EDIT_SECONDS
from lectern.wire import to_wire
from tests.unit.functions.activity.chaos.memory import Memory

LESSONS = ("wagtail-1", "wagtail-2", "wagtail-3")
LEARNERS = tuple(f"{number:08}-0000-4000-8000-000000000000" for number in range(20))
AUTHORS = {sub: author_id("a key", sub) for sub in LEARNERS}
KINDS = ("like", "unlike", "comment", "reply", "edit", "delete")
WEIGHTS = (20, 15, 22, 18, 15, 10)
Record = dict[str, Any]


@dataclass
class Written:
    """A comment as the rules see it: `accepted` is the text that stands, None for none."""

    sub: str
    key: CommentKey
    accepted: str | None = None
    since: float | None = None
    refused: bool = False
    there: bool = True
    root_went: bool = False
    """A reply whose root was deleted before the reply was certainly published: either may come
    first, and both outcomes are right."""

    @property
    def sk(self) -> str:
        return COMMENT.key(self.sub, str(self.key)).sk

    @property
    def id(self) -> str:
        return comment_id(self.key.time, AUTHORS[self.sub])

    @property
    def written_at(self) -> float:
        return seconds(self.key.time) or 0.0

    @property
    def published(self) -> keys.Key:
        return keys.published_comment(self.key.content_id, self.id, self.key.root_id)


@dataclass
class Class:
    """`shards` are the stream's: a learner's records stand in one of them, in order."""

    chance: random.Random
    memory: Memory
    now: float = 1_790_000_000.0
    sequence: int = 100
    liked: set[tuple[str, str]] = field(default_factory=set)
    written: list[Written] = field(default_factory=list)
    shards: list[list[Record]] = field(default_factory=lambda: [[] for _ in range(4)])

    def act(self, number: int) -> None:
        self.now += self.chance.choice((1, 5, 30, 60, 120))
        sub, lesson = self.chance.choice(LEARNERS), self.chance.choice(LESSONS)
        kind = self.chance.choices(KINDS, WEIGHTS)[0]
        if kind in {"like", "unlike"}:
            self._likes(sub, lesson, kind == "like")
        elif kind in {"comment", "reply"}:
            self._writes(sub, lesson, self._root(lesson) if kind == "reply" else "", number)
        else:
            self._changes(sub, f"Edit {number}" if kind == "edit" else None)

    def _likes(self, sub: str, lesson: str, likes: bool) -> None:
        if likes == ((sub, lesson) in self.liked):
            return
        (self.liked.add if likes else self.liked.remove)((sub, lesson))
        self._put(LIKE.key(sub, lesson), {} if likes else None)

    def _root(self, lesson: str) -> str:
        """One that is published now, or none."""
        pk = keys.published_comment(lesson, "").pk
        found = self.memory.partitions.get(("content", pk), {})
        live = [sk for sk, item in found.items() if "deleted" not in item]
        return self.chance.choice(sorted(live)) if live else ""

    def _writes(self, sub: str, lesson: str, root_id: str, number: int) -> None:
        text = self.chance.choices((f"Text *{number}*", ""), (9, 1))[0]
        made = Written(sub, CommentKey(spelled(self.now), lesson, root_id))
        made.root_went = any(each.id == root_id and not each.there for each in self.written)
        self.written.append(made)
        self._saves(made, text)

    def _changes(self, sub: str, text: str | None) -> None:
        mine = [each for each in self.written if each.sub == sub and each.there][-8:]
        if mine:
            self._saves(self.chance.choice(mine), text)

    def _saves(self, made: Written, text: str | None) -> None:
        if text is None:
            made.there, made.accepted, made.refused = False, None, False
            self._root_goes(made)
        else:
            since = made.written_at if made.since is None else made.since
            made.refused = not text or self.now > since + COMMENT_EDIT_SECONDS
            if not made.refused:
                made.accepted, made.since = text, since if made.since is not None else self.now
        self._put(COMMENT.key(made.sub, str(made.key)), None if text is None else {"text": text})

    def _root_goes(self, root: Written) -> None:
        for each in self.written:
            if each.key.root_id == root.id and each.key.content_id == root.key.content_id:
                each.root_went = each.root_went or not self._is_published(each)

    def _is_published(self, each: Written) -> bool:
        item = self.memory.find(("content", *each.published))
        return item is not None and "html" in item

    def _put(self, key: keys.Key, rest: dict[str, Any] | None) -> None:
        mark, wire = ("learners", *key), to_wire(key._asdict())
        there = self.memory.find(mark) is not None
        image = None if rest is None else {**wire, **to_wire(rest)}
        with self.memory.lock:
            if image is None:
                self.memory.forget(mark)
            else:
                self.memory.keep(mark, image)
        self.sequence += self.chance.randint(1, 9)
        event = "REMOVE" if image is None else "MODIFY" if there else "INSERT"
        self.shards[LEARNERS.index(key.pk) % len(self.shards)].append(
            {
                "eventID": f"event-{self.sequence}",
                "eventName": event,
                "dynamodb": {
                    "ApproximateCreationDateTime": self.now,
                    "Keys": wire,
                    "SequenceNumber": str(self.sequence),
                    "SizeBytes": 100,
                    **({} if image is None else {"NewImage": image}),
                },
            }
        )
