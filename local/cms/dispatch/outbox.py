"""Passes over the outbox: send what is due, in order of version, and note what came of it."""

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
    """`unnoted` holds by id what was tried but not yet written down.

    Writing waits for the one lock of a CMS that may be busy for seconds, and sending must
    not wait with it. After a crash the unnoted are sent again, under the same ids.
    """

    post: Post
    unnoted: dict[int, Delivery] = field(default_factory=dict)

    def send_due(self) -> int:
        """Send at most BATCH deliveries; returns how many are out of the way.

        A receiver that is down stops the pass, so that later events wait their turn. A body
        that is refused for its own sake is set aside and stops nothing.
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
    """What one attempt means for a delivery: it arrived, waits, or failed; it is never dropped."""
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
    """What waited for an earlier dispatcher needn't wait for this one."""
    Delivery.objects.filter(state=PENDING).update(due_at=timezone.now())
