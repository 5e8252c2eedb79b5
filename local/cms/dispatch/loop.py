"""The dispatcher's loop: wake when the database changed, send, and mind the clock."""

import logging
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime

from django.core.management import call_command
from django.db import connection, transaction
from django.db.utils import OperationalError
from django.utils import timezone

from local.cms.dispatch.destination import Post
from local.cms.dispatch.outbox import hurry, send_due
from local.cms.webhooks.models import Delivery
from local.cms.webhooks.settle import settle

WAKE_SECONDS = 0.05
CLOCK_SECONDS = 15.0
ERROR_PAUSE_SECONDS = 1.0
FAR_AWAY = datetime.max.replace(tzinfo=UTC)

_log = logging.getLogger(__name__)


def data_version() -> int:
    """Changes when another connection commits (https://www.sqlite.org/pragma.html)."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA data_version")
        return int(cursor.fetchone()[0])


def next_due() -> datetime | None:
    """When the first waiting delivery may be tried again."""
    waiting = Delivery.objects.filter(state=Delivery.State.PENDING)
    return waiting.order_by("id").values_list("due_at", flat=True).first()


def keep_the_clock() -> None:
    """Publish and expire what is scheduled; announce what a crash kept from being announced."""
    with transaction.atomic():
        call_command("publish_scheduled", verbosity=0)
        settle()


def run(post: Post, ended: threading.Event) -> None:
    hurry()
    seen, due, clock_at = -1, timezone.now(), 0.0
    while not ended.wait(WAKE_SECONDS):
        if time.monotonic() >= clock_at:
            _carefully(keep_the_clock, ended)
            clock_at = time.monotonic() + CLOCK_SECONDS
        now = data_version()
        if now != seen or timezone.now() >= due:
            seen = now
            _carefully(lambda: _drain(post, ended), ended)
            due = next_due() or FAR_AWAY


def _drain(post: Post, ended: threading.Event) -> None:
    while not ended.is_set() and send_due(post):
        pass


def _carefully(step: Callable[[], None], ended: threading.Event) -> None:
    """A locked or unready database is waited for; it must not end the dispatcher."""
    try:
        step()
    except OperationalError as error:
        _log.warning("the database isn't ready: %s", error)
        ended.wait(ERROR_PAUSE_SECONDS)
