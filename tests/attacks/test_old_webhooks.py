"""A webhook that somebody has kept changes nothing, though its signature is or was true.

Through the real door: API key, queue, function, and for what is refused the dead letters.
"""

import itertools
import json
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import pytest

from lectern import keys
from tests.attacks import clients, webhooks
from tests.attacks.calls import http
from tests.attacks.families.webhook_door import JSON, url_of
from tests.attacks.scene import Scene
from tests.attacks.webhooks import FORGERIES, OVERTAKEN, Captured, Forgery, Overtaken, captured
from tests.eventually import eventually

ENTRIES = itertools.count(int(time.time()) * 100)
"""Ids that no other run has taken: what a deployment has seen once is old there for ever."""
PATIENCE_SECONDS = 240
"""A busy machine may fail a delivery once: the queue brings it again after 180 seconds."""
SHORT_SECONDS = 1
"""How long a parked message that is another's stays out of sight: the next look finds others."""


@dataclass(frozen=True)
class Sent:
    """A forgery on its way, and what stood in the table before."""

    entry_id: int
    correlation_id: str
    before: list[Any]


def deliver(scene: Scene, webhook: Captured) -> str:
    """Takes it to the door with the key; returns the correlation id that the CMS is told."""
    headers = {**JSON, "x-api-key": scene.cloud.stacks.webhookApiKey, **webhook.headers}
    given = {name: value for name, value in headers.items() if value}
    answer = http("POST", url_of(scene), given, webhook.body)
    assert answer.status == 202, answer
    return str(json.loads(answer.text)["correlationId"])


def outcome(scene: Scene, correlation_id: str) -> str:
    """How the function says that it ended, once it has: `written`, `stale` or `rejected`."""
    found = clients.root(scene.cloud, "logs").filter_log_events(
        logGroupName=f"/aws/lambda/{scene.cloud.stacks.cmsIngestFunction}",
        filterPattern=f'"{correlation_id}"',
    )
    lines = [each["message"] for each in found["events"]]
    said = [json.loads(line[line.index("{") :])["event"] for line in lines]
    return next((each for each in said if each in {"written", "stale", "rejected"}), "")


def ended(scene: Scene, correlation_id: str) -> str:
    return eventually(lambda: outcome(scene, correlation_id), PATIENCE_SECONDS, "its end")


def stored(scene: Scene, entry_id: int) -> list[Any]:
    """All that a learner could see of the lesson, and its place in its course."""
    content_id, course = f"wagtail-{entry_id}", f"wagtail-{entry_id + 1}"
    items: list[Any] = []
    for pk in (keys.entry(content_id).pk, keys.outline_entry(course, 1, content_id).pk):
        items += clients.root(scene.cloud, "dynamodb").query(
            TableName=scene.cloud.stacks.contentTable,
            KeyConditionExpression="pk = :pk",
            ExpressionAttributeValues={":pk": {"S": pk}},
            ConsistentRead=True,
        )["Items"]
    return items


@dataclass(frozen=True)
class Letters:
    """Takes from the parked queue what is `ours`, and remembers its attributes."""

    ours: frozenset[str]
    taken: dict[str, dict[str, str]] = field(default_factory=dict)

    def of(self, scene: Scene, correlation_id: str) -> dict[str, str]:
        """None as long as it isn't there."""
        if correlation_id not in self.taken:
            self._take(scene)
        return self.taken.get(correlation_id, {})

    def _take(self, scene: Scene) -> None:
        sqs, queue = clients.root(scene.cloud, "sqs"), scene.cloud.stacks.parkedQueueUrl
        found = sqs.receive_message(
            QueueUrl=queue,
            MaxNumberOfMessages=10,
            MessageAttributeNames=["All"],
            VisibilityTimeout=SHORT_SECONDS,
        )
        for message in found.get("Messages", []):
            attributes = {n: a["StringValue"] for n, a in message["MessageAttributes"].items()}
            correlation_id = attributes.get("correlationId", "")
            if correlation_id in self.ours:
                sqs.delete_message(QueueUrl=queue, ReceiptHandle=message["ReceiptHandle"])
                self.taken[correlation_id] = attributes


@pytest.fixture(scope="module")
def secret(scene: Scene) -> str:
    """The true one: whoever tries these has learnt it, or kept what was signed by it."""
    found = clients.root(scene.cloud, "secretsmanager").get_secret_value(
        SecretId=scene.cloud.stacks.webhookSecretId
    )
    return str(json.loads(found["SecretString"])["signingSecret"])


def taken(scene: Scene, secret: str, bodies: Iterable[bytes]) -> list[Captured]:
    """Lawful webhooks, each written before the next is sent."""
    sent = []
    for body in bodies:
        webhook = captured(secret, body)
        assert ended(scene, deliver(scene, webhook)) == "written"
        sent.append(webhook)
    return sent


@pytest.fixture(scope="module")
def sent(scene: Scene, secret: str) -> dict[str, Sent]:
    """Every forgery at once, each about a lesson of its own: the queue takes its time only once."""
    entries = {each.name: next(ENTRIES) for each in FORGERIES}
    first = {
        name: deliver(scene, captured(secret, webhooks.lesson(entry, 5)))
        for name, entry in entries.items()
    }
    assert {ended(scene, each) for each in first.values()} == {"written"}
    before = {name: stored(scene, entry) for name, entry in entries.items()}
    forged = {each.name: each.forge(secret, entries[each.name]) for each in FORGERIES}
    correlations = {name: deliver(scene, webhook) for name, webhook in forged.items()}
    return {name: Sent(entries[name], correlations[name], before[name]) for name in entries}


@pytest.fixture(scope="module")
def letters(sent: dict[str, Sent]) -> Letters:
    return Letters(frozenset(each.correlation_id for each in sent.values()))


def named(name: str) -> str:
    return f"old-webhooks/{name}"


@pytest.mark.attack
@pytest.mark.parametrize("forgery", FORGERIES, ids=lambda each: named(each.name))
def test_it_is_refused_and_kept_for_the_operators(
    forgery: Forgery, scene: Scene, sent: dict[str, Sent], letters: Letters
) -> None:
    own = sent[forgery.name]
    letter = eventually(lambda: letters.of(scene, own.correlation_id), PATIENCE_SECONDS, "its end")

    assert (letter["failureCode"], letter["failureReason"]) == ("bad-signature", forgery.reason)
    assert stored(scene, own.entry_id) == own.before, forgery.would_win


@pytest.mark.attack
@pytest.mark.parametrize("overtaken", OVERTAKEN, ids=lambda each: named(each.name))
def test_what_was_overtaken_changes_nothing(
    overtaken: Overtaken, scene: Scene, secret: str
) -> None:
    entry = next(ENTRIES)
    taken(scene, secret, [event(entry) for event in overtaken.events])
    before = stored(scene, entry)

    late = deliver(scene, captured(secret, overtaken.late(entry)))

    assert ended(scene, late) == "stale"
    assert stored(scene, entry) == before, overtaken.would_win


@pytest.mark.attack
@pytest.mark.parametrize("times", [3], ids=[named("the very same again")])
def test_a_fresh_one_sent_again_changes_nothing(times: int, scene: Scene, secret: str) -> None:
    entry = next(ENTRIES)
    (webhook,) = taken(scene, secret, [webhooks.lesson(entry, 5)])
    before = stored(scene, entry)

    again = [deliver(scene, webhook) for _ in range(times)]

    assert [ended(scene, each) for each in again] == ["stale"] * times
    assert stored(scene, entry) == before


@pytest.mark.lawful
def test_a_newer_one_with_a_true_signature_is_taken(scene: Scene, secret: str) -> None:
    entry = next(ENTRIES)
    taken(scene, secret, [webhooks.lesson(entry, 5)])
    before = stored(scene, entry)

    taken(scene, secret, [webhooks.lesson(entry, 6)])

    assert stored(scene, entry) != before
