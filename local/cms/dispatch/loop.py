"""The dispatcher's loop: waits for a change of the database, sends, and runs scheduled work."""

import logging
import threading
import time
from dataclasses import dataclass
from datetime import UTC, datetime

from django.core.management import call_command
from django.db import connection, transaction
from django.db.utils import OperationalError
from django.utils import timezone
from wagtail.models import Page, Revision

from local.cms.dispatch.destination import Post
from local.cms.dispatch.outbox import Outbox, hurry
from local.cms.webhooks.settle import settle

WAKE_SECONDS = 0.05
CLOCK_SECONDS = 15.0
ERROR_PAUSE_SECONDS = 1.0
EVER, NEVER = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)

_log = logging.getLogger(__name__)


@dataclass
class Progress:
    """What the loop remembers between two wakes."""

    data_version: int = -1
    due: datetime = EVER
    clock_at: float = 0.0


def run(post: Post, ended: threading.Event) -> None:
    """Waits for a locked or unready database, which must not end the dispatcher."""
    outbox, progress = Outbox(post), Progress()
    pause = WAKE_SECONDS
    while not ended.wait(pause):
        try:
            wake(outbox, progress, ended)
            pause = WAKE_SECONDS
        except OperationalError as error:
            _log.warning("the database isn't ready: %s", error)
            pause = ERROR_PAUSE_SECONDS
    outbox.note()


def wake(outbox: Outbox, progress: Progress, ended: threading.Event) -> None:
    if progress.data_version < 0:
        hurry()
    if time.monotonic() >= progress.clock_at:
        keep_the_clock()
        progress.clock_at = time.monotonic() + CLOCK_SECONDS
        # What the clock wrote was this connection's own commit, which PRAGMA data_version
        # doesn't show.
        progress.due = EVER
    now = data_version()
    if now != progress.data_version or timezone.now() >= progress.due:
        while outbox.send_due() and not ended.is_set():
            pass
        progress.data_version, progress.due = now, outbox.next_due() or NEVER
    outbox.note()


def data_version() -> int:
    """Changes when another connection commits (https://www.sqlite.org/pragma.html)."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA data_version")
        return int(cursor.fetchone()[0])


def keep_the_clock() -> None:
    """Publishes and expires scheduled pages; announces what a crash left unannounced."""
    if _something_is_scheduled():
        with transaction.atomic():
            call_command("publish_scheduled", verbosity=0)
    settle()


def _something_is_scheduled() -> bool:
    """Checked before the work, because the work takes the CMS's only write lock."""
    now = timezone.now()
    begins = Revision.objects.filter(approved_go_live_at__lt=now)
    expires = Page.objects.filter(live=True, expire_at__lt=now)
    return bool(begins.exists() or expires.exists())
