"""Passes over the outbox: sends due deliveries in order of version, and records the outcomes."""

import random
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db import connection
from django.db.utils import OperationalError
from django.utils import timezone

from local.cms.dispatch.destination import Post
from local.cms.dispatch.verdict import ATTEMPTS, Outcome, Verdict, delay_seconds
from local.cms.webhooks.models import Delivery

BATCH = 50
PASS_SECONDS = 1.0
NOTE_WAIT_MILLISECONDS = 100
NOTED = ("attempts", "last_error", "state", "delivered_at", "due_at")
PENDING = Delivery.State.PENDING


@dataclass
class Outbox:
    """`unnoted` holds outcomes by id that aren't recorded yet.

    Recording waits for the only lock of a CMS that may be busy for seconds; sending must not wait
    for it. After a crash these deliveries are sent again, with the same ids.
    """

    post: Post
    unnoted: dict[int, Delivery] = field(default_factory=dict)

    def send_due(self) -> int:
        """Send at most BATCH deliveries; returns how many are out of the way.

        If the receiver is down, the pass stops, so that later events keep their order. A refused
        body is set aside and stops nothing.
        """
        done = 0
        deadline = time.monotonic() + PASS_SECONDS
        for delivery in self._waiting():
            if delivery.due_at > timezone.now() or time.monotonic() > deadline:
                break
            outcome = self.post(delivery.message_id, delivery.body.encode())
            mark(delivery, outcome)
            self.unnoted[delivery.pk] = delivery
            if outcome.verdict is Verdict.LATER:
                break
            done += 1
        return done

    def note(self) -> None:
        """Write down what was tried, or leave it for the next time if the CMS holds the lock."""
        if not self.unnoted:
            return
        try:
            with _impatience():
                Delivery.objects.bulk_update(self.unnoted.values(), NOTED)
        except OperationalError:
            return
        self.unnoted.clear()

    def next_due(self) -> datetime | None:
        """When the first waiting delivery may be tried; None when none waits."""
        return next((delivery.due_at for delivery in self._waiting()), None)

    def _waiting(self) -> list[Delivery]:
        """The first pending deliveries, as this process knows them."""
        done = [tried.pk for tried in self.unnoted.values() if tried.state != PENDING]
        rows = Delivery.objects.filter(state=PENDING).exclude(pk__in=done).order_by("id")
        return [self.unnoted.get(row.pk, row) for row in rows[:BATCH]]


@contextmanager
def _impatience() -> Iterator[None]:
    """Within it, this connection waits for a lock NOTE_WAIT_MILLISECONDS only."""
    _wait_for_locks(NOTE_WAIT_MILLISECONDS)
    try:
        yield
    finally:
        _wait_for_locks(int(connection.settings_dict["OPTIONS"]["timeout"] * 1000))


def _wait_for_locks(milliseconds: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA busy_timeout = {milliseconds}")


def mark(delivery: Delivery, outcome: Outcome) -> None:
    """Records one attempt: the delivery arrived, waits, or failed; it is never dropped."""
    now = timezone.now()
    delivery.attempts += 1
    delivery.last_error = outcome.problem[:500]
    if outcome.verdict is Verdict.ARRIVED:
        delivery.state, delivery.delivered_at = Delivery.State.DELIVERED, now
    elif outcome.verdict is Verdict.REFUSED or delivery.attempts >= ATTEMPTS:
        delivery.state = Delivery.State.FAILED
    else:
        wait = delay_seconds(delivery.attempts, random.random())  # noqa: S311 (jitter, no secret)
        delivery.due_at = now + timedelta(seconds=wait)


def hurry() -> None:
    """Makes deliveries due at once that waited for an earlier dispatcher."""
    Delivery.objects.filter(state=PENDING).update(due_at=timezone.now())
