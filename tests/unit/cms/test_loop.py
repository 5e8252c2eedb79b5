"""When the dispatcher wakes, and that no trouble of the database ends it."""

import threading
from datetime import timedelta

import pytest
from django.db.utils import OperationalError
from django.utils import timezone

from local.cms.courses.models import Course, Lesson
from local.cms.dispatch import loop
from local.cms.dispatch.loop import Progress, wake
from local.cms.dispatch.outbox import Outbox
from local.cms.dispatch.verdict import Outcome, Verdict
from local.cms.webhooks.models import Delivery
from tests.unit.cms.editor import Editor


def _accept(_message_id: str, _body: bytes) -> Outcome:
    return Outcome(Verdict.ARRIVED)


def test_the_first_wake_sends_what_waited(editor: Editor, course: Course) -> None:
    editor.publish(course)
    wake(Outbox(_accept), Progress(), threading.Event())
    assert Delivery.objects.get().state == "delivered"


def test_a_wake_without_a_commit_looks_no_further(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    outbox, progress = Outbox(_accept), Progress()
    wake(outbox, progress, threading.Event())
    looked: list[int] = []

    def send_due() -> int:
        looked.append(1)
        return 0

    monkeypatch.setattr(outbox, "send_due", send_due)
    wake(outbox, progress, threading.Event())
    assert looked == []
    monkeypatch.setattr(loop, "data_version", lambda: progress.data_version + 1)
    wake(outbox, progress, threading.Event())
    assert looked == [1]


def test_a_lost_change_is_announced_by_the_clock(course: Course) -> None:
    Course.objects.filter(pk=course.pk).update(live=False)
    wake(Outbox(_accept), Progress(), threading.Event())
    assert Delivery.objects.get().event == "entry.unpublished"


@pytest.mark.parametrize("by", ["going live", "expiry"])
def test_what_the_clock_itself_writes_is_sent_at_once(
    editor: Editor, lessons: list[Lesson], monkeypatch: pytest.MonkeyPatch, by: str
) -> None:
    now, (lesson, *_) = timezone.now(), lessons
    name = "go_live_at" if by == "going live" else "expire_at"
    editor.publish(lesson, **{name: now + timedelta(minutes=1)})
    # The dispatcher's own commits never move PRAGMA data_version.
    monkeypatch.setattr(loop, "data_version", lambda: 1)
    outbox, progress = Outbox(_accept), Progress()
    wake(outbox, progress, threading.Event())
    editor.forget_events()
    monkeypatch.setattr(timezone, "now", lambda: now + timedelta(minutes=2))
    progress.clock_at = 0.0
    wake(outbox, progress, threading.Event())
    delivery = Delivery.objects.get()
    assert delivery.state == "delivered"
    assert delivery.event == ("entry.published" if by == "going live" else "entry.unpublished")


def test_an_alias_goes_live_with_its_original(
    editor: Editor, course: Course, lessons: list[Lesson], monkeypatch: pytest.MonkeyPatch
) -> None:
    now, (lesson, *_) = timezone.now(), lessons
    alias = lesson.create_alias(parent=course)
    editor.publish(lesson, title="Later", go_live_at=now + timedelta(minutes=1))
    monkeypatch.setattr(loop, "data_version", lambda: 1)
    outbox, progress = Outbox(_accept), Progress()
    wake(outbox, progress, threading.Event())
    editor.forget_events()
    monkeypatch.setattr(timezone, "now", lambda: now + timedelta(minutes=2))
    progress.clock_at = 0.0
    wake(outbox, progress, threading.Event())
    sent = Delivery.objects.filter(state="delivered").order_by("page_id")
    assert list(sent.values_list("page_id", "title")) == [
        (lesson.pk, "Later"),
        (alias.pk, "Later"),
    ]


def test_an_unready_database_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    ended = threading.Event()
    wakes: list[int] = []

    def trouble(*_: object) -> None:
        wakes.append(1)
        if len(wakes) == 1:
            raise OperationalError("no such table")
        ended.set()

    monkeypatch.setattr(loop, "wake", trouble)
    monkeypatch.setattr(loop, "ERROR_PAUSE_SECONDS", 0)
    loop.run(_accept, ended)
    assert len(wakes) == 2
