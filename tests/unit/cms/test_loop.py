"""When the dispatcher wakes, and that no trouble of the database ends it."""

import threading

import pytest
from django.db.utils import OperationalError

from local.cms.courses.models import Course
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
