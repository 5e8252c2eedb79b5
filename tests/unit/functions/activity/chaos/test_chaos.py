"""Twenty learners, five thousand actions, and everything that can go wrong between them and a page.

Records come one to five times, in order within a shard until they were done once and in any order
later; every tenth call of the tables fails, before or after it had its effect. In the end the
counters, the comments and the replies are exactly what the rules say, and so they are at each
moment: a counter is never anything but the number of what it counts.
"""

import random
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import pytest

from activity.comments.rendering import rendered
from activity.stream import Activity, process
from lectern import keys
from lectern.dynamodb import Table
from lectern.log import Log
from lectern.wire import from_wire, to_wire
from tests.unit.functions.activity.chaos import naive
from tests.unit.functions.activity.chaos.deliveries import Lambda
from tests.unit.functions.activity.chaos.faults import Faulty
from tests.unit.functions.activity.chaos.learners import LEARNERS, LESSONS, Class, Written
from tests.unit.functions.activity.chaos.memory import Memory
from tests.unit.functions.activity.conftest import activity_on

ACTIONS = 5000
SEED = 20261127


@dataclass
class Content:
    """What a page would read."""

    memory: Memory

    def item(self, key: keys.Key) -> dict[str, Any]:
        return from_wire(self.memory.find(("content", *key)) or {})

    def stats(self, lesson: str) -> dict[str, Any]:
        return self.item(keys.stats(lesson))

    def live(self, lesson: str) -> dict[tuple[str, str], str]:
        """The HTML of all that isn't deleted."""
        roots = keys.published_comment(lesson, "").pk
        threads = keys.published_comment(lesson, "", "x").pk.removesuffix("x")
        return {
            (pk, sk): item["html"]["S"]
            for (table, pk), partition in self.memory.partitions.items()
            if table == "content" and (pk == roots or pk.startswith(threads))
            for sk, item in partition.items()
            if "html" in item
        }


def prepared(memory: Memory) -> Memory:
    for lesson in LESSONS:
        stats = {**keys.stats(lesson)._asdict(), "status": "published", "likes": 0}
        memory.keep(("content", *keys.stats(lesson)), to_wire(stats))
    return memory


def told(memory: Memory, written: Written) -> dict[str, Any]:
    return from_wire(memory.find(("learners", *keys.issued(written.sub, written.sk))) or {})


def wrong(world: Class, content: Content) -> list[str]:
    """Every difference from the rules. A reply that raced the deletion of its root may have lost:
    then its learner knows why."""
    found = []
    for lesson in LESSONS:
        likes = sum(entry == lesson for _, entry in world.liked)
        if content.stats(lesson)["likes"] != likes:
            found.append(f"{lesson} has {content.stats(lesson)['likes']} likes, not {likes}")
        live = content.live(lesson)
        if content.stats(lesson).get("comments", 0) != len(live):
            found.append(
                f"{lesson} counts {content.stats(lesson).get('comments')}, shows {len(live)}"
            )
        found += _of_comments(world, lesson, live)
    found += _of_replies(world, content)
    return found


def _of_comments(world: Class, lesson: str, live: dict[tuple[str, str], str]) -> list[str]:
    found, left = [], dict(live)
    for each in world.written:
        if each.key.content_id != lesson:
            continue
        html = left.pop((each.published.pk, each.published.sk), None)
        reason = told(world.memory, each).get("reason")
        if each.root_went and html is None and (reason or not each.there):
            continue
        wanted = None if each.accepted is None else rendered(each.accepted)
        if html != wanted:
            found.append(f"{each.sk} shows {html}, not {wanted}; told {reason}")
        if (reason is not None) != each.refused:
            found.append(f"{each.sk}: told {reason}, refused {each.refused}")
    return found + [f"nobody wrote {key}" for key in left]


def _of_replies(world: Class, content: Content) -> list[str]:
    found = []
    for root in world.written:
        item = content.item(root.published)
        if root.key.root_id or not item:
            continue
        thread = keys.published_comment(root.key.content_id, "", root.id).pk
        replies = content.memory.partitions.get(("content", thread), {}).values()
        number = sum("html" in each for each in replies)
        if item.get("replies", 0) != number:
            found.append(f"{root.sk} has {item.get('replies', 0)} replies, not {number}")
        forgotten = "deleted" in item and not number
        if ("expiresAt" in item) != forgotten:
            found.append(f"{root.sk} expires {item.get('expiresAt')}, with {number} replies")
    return found


@dataclass
class Watched:
    """Each eighth batch is watched: what it changed is what its entry's counters say."""

    activity: Activity
    content: Content
    batches: int = 0

    def handle(self, event: dict[str, Any]) -> dict[str, list[dict[str, str]]]:
        self.batches += 1
        if self.batches % 8:
            return process(event, self.activity)
        before = {each: (self.content.live(each), self._discussed(each)) for each in LESSONS}
        answer = process(event, self.activity)
        for lesson, (shown, discussed) in before.items():
            now = self.content.live(lesson)
            assert self.content.stats(lesson).get("comments", 0) == len(now)
            assert (self._discussed(lesson) > discussed) == (now != shown)
        return answer

    def _discussed(self, lesson: str) -> int:
        return int(self.content.stats(lesson).get("discussion", 0))


@dataclass
class Chaos:
    """One world, and the two who read its stream."""

    chance: random.Random
    world: Class
    faulty: Faulty
    ours: Lambda
    theirs: Lambda

    def run(self) -> None:
        for number in range(ACTIONS):
            self.world.act(number)
            shard = self.chance.randrange(len(self.world.shards))
            for each in (self.ours, self.theirs):
                each.deliver(shard, self.world.shards[shard])
                if self.chance.random() < 0.4:
                    each.again(shard, self.world.shards[shard])
        for each in (self.ours, self.theirs):
            self._drained(each)

    def _drained(self, runner: Lambda) -> None:
        """Until nothing is left; then some of it once more."""
        for shard, records in enumerate(self.world.shards):
            while runner.deliver(shard, records):
                pass
            for _ in range(20):
                runner.again(shard, records)

    def figures(self) -> str:
        calls, written = self.faulty.calls, self.world.written
        return (
            f"{ACTIONS} actions of {len(LEARNERS)} learners in "
            f"{sum(map(len, self.world.shards))} records and {self.ours.batches} batches, each "
            f"record 1 to {max(self.ours.seen.values())} times; of {calls.total()} calls "
            f"{calls['failed before']} failed before and {calls['failed after']} after their "
            f"effect; {sum(each.root_went for each in written)} replies raced their root's end."
        )


@pytest.mark.timeout(600)
def test_five_thousand_actions_end_as_the_rules_say(capsys: pytest.CaptureFixture[str]) -> None:
    chance = random.Random(SEED)
    memory, other = prepared(Memory()), prepared(Memory())
    faulty, theirs = Faulty(memory, random.Random(1)), Faulty(other, random.Random(1))
    content = Content(memory)
    activity = activity_on(Table("content", faulty), faulty)  # type: ignore[arg-type]
    watched = Watched(replace(activity, log=Log("activity", level="ERROR")), content)
    chaos = Chaos(
        chance,
        Class(chance, memory),
        faulty,
        Lambda(watched.handle, random.Random(2)),
        Lambda(partial(naive.handle, theirs), random.Random(2)),
    )
    chaos.run()
    problems, errors = wrong(chaos.world, content), wrong(chaos.world, Content(other))
    with capsys.disabled():
        print(
            f"\n{chaos.figures()} Wrong in the end: {len(problems)}; "
            f"a naive handler: {len(errors)}."
        )
    assert problems == []
    assert len(errors) > 100
