"""How long an honest like waits while one learner writes 500 items in three seconds.

All of it on a running stack, by sessions of learners: the time from an honest learner's write until
the lesson's counter shows it. The flood likes 500 published lessons, so that nothing of it can be
coalesced. The peer is what counted likes before, deployed in the same function's place.

Who waits asks for all counters at once, twenty times a second: asked for one by one they would be a
flood of their own.
"""

import io
import json
import time
import zipfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from typing import Any, NamedTuple

from amplify import packaging
from amplify.project import stack_outputs
from lectern import keys
from lectern.learner_items import LIKE
from lectern.wire import from_wire, to_wire
from local.credentials import load_or_create
from operations.costs.usage import Sizes
from tests.access import people
from tests.access.cloud import Cloud
from tests.bench import former_likes
from tests.bench.measurement import Measurement, percentile
from tests.eventually import eventually
from tests.stack import Stack

WRITES, SECONDS, HANDS = 500, 3.0, 8
MOST_SECONDS = 2 * SECONDS
"""Written more slowly it is no such flood, and the figures would say nothing."""
HONEST = 24
POLL_SECONDS = 0.05
WAIT_SECONDS = 120
PEER = "one record after the other, a transaction each"
FORMER_BATCH = 100
CHECKS = {
    "Version": "2012-10-17",
    "Statement": [{"Effect": "Allow", "Action": "dynamodb:ConditionCheckItem", "Resource": "*"}],
}
"""What the former function could do besides."""


@dataclass(frozen=True)
class Scene:
    """`lessons` are published; the first HONEST belong to who is honest, the rest to the flood."""

    cloud: Cloud
    root: Any
    flooder: people.Person
    honest: Sequence[people.Person]
    lessons: Sequence[str]

    @property
    def table(self) -> str:
        return self.cloud.stacks.learnersTable

    def liked(self, lessons: Sequence[str]) -> set[str]:
        """Those of at most a hundred whose counter shows a like."""
        table = self.cloud.stacks.contentTable
        wanted = [to_wire(keys.stats(lesson)._asdict()) for lesson in lessons]
        found = self.root.batch_get_item(RequestItems={table: {"Keys": wanted}})
        items = map(from_wire, found["Responses"][table])
        return {each["pk"].removeprefix(keys.CONTENT_PREFIX) for each in items if each["likes"]}


def measure(running: Stack) -> Iterator[Measurement]:
    cloud = cloud_of(running)
    ours = flooded(scene(cloud, "ours"))
    with former(cloud):
        peer = flooded(scene(cloud, "peer"))
    name = f"{WRITES} writes in {SECONDS:g} s by one learner"
    yield Measurement(f"{name}: how long writing took", "s", ours.took, peer.took, PEER)
    for percent in (50, 95):
        waits = percentile(ours.waits, percent), percentile(peer.waits, percent)
        yield Measurement(f"{name}: an honest like's wait, p{percent}", "s", *waits, PEER)


def cloud_of(running: Stack) -> Cloud:
    stacks = stack_outputs.read(running.state)
    assert stacks is not None
    root = load_or_create(running.state)
    return Cloud(stacks.awsEndpoint, running.outputs.siteUrl, running.state, root, stacks)


def scene(cloud: Cloud, name: str) -> Scene:
    lessons = [f"bench-{name}-{number}" for number in range(HONEST + WRITES)]
    root = people.root(cloud, "dynamodb")
    for lesson in lessons:
        body = {"status": "published", "version": 1, "body": "x" * Sizes().page_bytes}
        stats = {"status": "published", "likes": 0}
        for item in (keys.entry(lesson)._asdict() | body, keys.stats(lesson)._asdict() | stats):
            root.put_item(TableName=cloud.stacks.contentTable, Item=to_wire(item))
    names = [f"bench-{name}-{number}@lectern.test" for number in range(4)]
    honest = [people.signed_in(cloud, each) for each in names]
    flooder = people.signed_in(cloud, f"flood-{name}@lectern.test")
    return Scene(cloud, root, flooder, honest, lessons)


@dataclass(frozen=True)
class Flooded:
    """How long the flood took to write, and what each honest like waited, in seconds."""

    took: float
    waits: Sequence[float]


def flooded(scene: Scene) -> Flooded:
    """Honest likes come all through the flood; ends when the flood is counted too."""
    warm_up(scene)
    honest, flood = scene.lessons[1:HONEST], scene.lessons[HONEST:]
    begun = time.perf_counter()
    with ThreadPoolExecutor(HANDS) as flooding, ThreadPoolExecutor(len(honest)) as liking:
        sent = [
            flooding.submit(_like_at, scene, scene.flooder, begun + at * SECONDS / WRITES, lesson)
            for at, lesson in enumerate(flood)
        ]
        liked = [
            liking.submit(_like_at, scene, who, begun + at * SECONDS / len(honest), lesson)
            for at, (lesson, who) in enumerate(zip(honest, cycle(scene.honest), strict=False))
        ]
        seen = _seen(scene, honest, begun + WAIT_SECONDS)
        took = max(each.result().ended for each in sent) - begun
    assert took < MOST_SECONDS, f"this machine took {took:.1f} s to write the flood"
    eventually(lambda: scene.liked(flood[-1:]), WAIT_SECONDS, "the end of the flood")
    written = zip(honest, liked, strict=True)
    return Flooded(took, [seen[lesson] - each.result().begun for lesson, each in written])


def warm_up(scene: Scene) -> None:
    """The function's process is started, and has its secret."""
    _like_at(scene, scene.honest[0], 0, scene.lessons[0])
    eventually(lambda: scene.liked(scene.lessons[:1]), WAIT_SECONDS, "the first like")


class Written(NamedTuple):
    begun: float
    ended: float


def _like_at(scene: Scene, who: people.Person, moment: float, lesson: str) -> Written:
    time.sleep(max(0.0, moment - time.perf_counter()))
    begun = time.perf_counter()
    item = to_wire(LIKE.key(who.sub, lesson)._asdict())
    assert who.may("PutItem", TableName=scene.table, Item=item)
    return Written(begun, time.perf_counter())


def _seen(scene: Scene, lessons: Sequence[str], until: float) -> dict[str, float]:
    """When each lesson's counter first showed its like."""
    seen: dict[str, float] = {}
    while len(seen) < len(lessons):
        found = scene.liked([each for each in lessons if each not in seen])
        seen |= dict.fromkeys(found, time.perf_counter())
        if time.perf_counter() > until:
            raise TimeoutError("an honest like was never counted")
        time.sleep(POLL_SECONDS)
    return seen


@contextmanager
def former(cloud: Cloud) -> Iterator[None]:
    """The function as it was before, and the batches that it was given."""
    client, name = people.root(cloud, "lambda"), cloud.stacks.activityFunction
    (mapping,) = client.list_event_source_mappings(FunctionName=name)["EventSourceMappings"]
    found = client.get_function_configuration(FunctionName=name)
    was, role = found["Handler"], found["Role"].rpartition("/")[2]
    iam, checks = people.root(cloud, "iam"), json.dumps(CHECKS)
    iam.put_role_policy(RoleName=role, PolicyName="bench", PolicyDocument=checks)
    client.update_function_code(FunctionName=name, ZipFile=_package())
    client.update_function_configuration(FunctionName=name, Handler="former_likes.handle")
    client.update_event_source_mapping(UUID=mapping["UUID"], BatchSize=FORMER_BATCH)
    try:
        yield
    finally:
        iam.delete_role_policy(RoleName=role, PolicyName="bench")
        client.update_function_configuration(FunctionName=name, Handler=was)
        client.update_event_source_mapping(UUID=mapping["UUID"], BatchSize=mapping["BatchSize"])


def _package() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for path, content in packaging.source_files("activity").items():
            archive.writestr(path, content)
        archive.write(Path(str(former_likes.__file__)), "former_likes.py")
    return packed.getvalue()
