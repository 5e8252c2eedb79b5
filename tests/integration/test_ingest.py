"""From the webhook's door to the content table: nothing is lost, nothing old comes back."""

import json

from lectern import keys
from tests.aws import Aws
from tests.eventually import eventually
from tests.notices import Notices
from tests.stack import Stack
from tests.webhook import Webhook, lesson_event, removal_event

QUEUED = {200, 202}


def _entry(aws: Aws, lectern: Stack, entry_id: int) -> dict[str, object]:
    return aws.item(lectern.outputs.contentTable, keys.entry(f"wagtail-{entry_id}"))


def test_a_published_lesson_becomes_an_entry_an_outline_row_and_counters(
    lectern: Stack, aws: Aws, webhook: Webhook, entry_id: int
) -> None:
    sent = webhook.send(lesson_event(entry_id, 1, "Keys first"))

    assert sent.status_code in QUEUED
    entry = eventually(lambda: _entry(aws, lectern, entry_id))
    assert (entry["title"], entry["status"], entry["version"]) == ("Keys first", "published", 1)
    outline = keys.outline_entry(f"wagtail-{entry_id + 1}", 1, f"wagtail-{entry_id}")
    assert aws.item(lectern.outputs.contentTable, outline)["title"] == "Keys first"
    stats = aws.item(lectern.outputs.contentTable, keys.stats(f"wagtail-{entry_id}"))
    assert (stats["likes"], stats["entryVersion"]) == (0, 1)


def test_events_that_arrive_in_the_wrong_order_end_in_the_newest_state(
    lectern: Stack, aws: Aws, webhook: Webhook, entry_id: int
) -> None:
    webhook.send(removal_event("entry.unpublished", entry_id, 3))
    eventually(lambda: _entry(aws, lectern, entry_id).get("status") == "unpublished")
    webhook.send(lesson_event(entry_id, 2, "Late"))
    webhook.send(lesson_event(entry_id + 2, 1, "A marker sent after it"))
    eventually(lambda: _entry(aws, lectern, entry_id + 2))

    entry = _entry(aws, lectern, entry_id)
    assert entry["status"] == "unpublished"
    assert "title" not in entry


def test_a_redelivered_webhook_changes_nothing(
    lectern: Stack, aws: Aws, webhook: Webhook, entry_id: int
) -> None:
    body = lesson_event(entry_id, 5, "Once")
    webhook.send(body, event_id="evt_same")
    before = eventually(lambda: _entry(aws, lectern, entry_id))
    webhook.send(body, event_id="evt_same")
    webhook.send(lesson_event(entry_id + 2, 1, "A marker sent after it"))
    eventually(lambda: _entry(aws, lectern, entry_id + 2))

    assert _entry(aws, lectern, entry_id) == before


def test_a_script_in_content_is_stored_inert(
    lectern: Stack, aws: Aws, webhook: Webhook, entry_id: int
) -> None:
    html = '<p onclick="steal()">Hi<script>steal()</script><a href="javascript:steal()">x</a></p>'
    webhook.send(lesson_event(entry_id, 1, "Hostile", body=[{"type": "text", "html": html}]))
    entry = eventually(lambda: _entry(aws, lectern, entry_id))

    stored = json.dumps(entry["blocks"], default=str)
    assert "Hi" in stored
    assert not any(word in stored for word in ("script", "onclick", "steal"))


def test_a_wrong_signature_is_dead_lettered_and_mailed_and_nothing_is_written(
    lectern: Stack, aws: Aws, webhook: Webhook, notices: Notices, entry_id: int
) -> None:
    sent = webhook.send(
        lesson_event(entry_id, 1, "Forged"),
        signature="v1,AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
    )

    correlation = sent.json()["correlationId"]
    mail = notices.about(correlation)
    assert "signature" in str(mail).lower()
    assert _entry(aws, lectern, entry_id) == {}


def test_garbage_is_dead_lettered_and_mailed(webhook: Webhook, notices: Notices) -> None:
    sent = webhook.send(b'{"type": "entry.published", "data": ')

    correlation = sent.json()["correlationId"]
    mail = notices.about(correlation)
    assert "replay" in str(mail).lower()


def test_an_unknown_source_is_dead_lettered_and_mailed(
    webhook: Webhook, notices: Notices, entry_id: int
) -> None:
    sent = webhook.send(lesson_event(entry_id, 1, "Who?"), source="typewriter")

    correlation = sent.json()["correlationId"]
    mail = notices.about(correlation)
    assert "typewriter" in str(mail)
