"""Saves the emulator's state while it runs, so that a hard kill loses seconds, not everything.

The emulator itself saves only at a clean shutdown, by the same functions.
"""

import asyncio
import logging
import time
from dataclasses import dataclass, field

from local.cloud import hooks

APP = "ministack.app"
IDLE_SECONDS = 1.0
LONGEST_WAIT_SECONDS = 15.0
CHECK_SECONDS = 0.5
READ_ONLY_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
READ_ONLY_OPERATIONS = frozenset(
    f"DynamoDB_20120810.{name}"
    for name in ("GetItem", "Query", "Scan", "BatchGetItem", "TransactGetItems", "DescribeTable")
)
"""Enough for an open page that polls not to keep the disk busy."""

log = logging.getLogger(__name__)


@dataclass
class Activity:
    """When the cloud was last and first touched since the last save; monotonic seconds."""

    last: float = 0.0
    first_unsaved: float = field(default=0.0)

    def touched(self, method: str, operation: str = "") -> None:
        """`operation` is the request's X-Amz-Target."""
        if method in READ_ONLY_METHODS or operation in READ_ONLY_OPERATIONS:
            return
        self.last = time.monotonic()
        self.first_unsaved = self.first_unsaved or self.last

    def save_is_due(self) -> bool:
        """After a quiet moment, or at last when there was none."""
        if not self.first_unsaved:
            return False
        now = time.monotonic()
        quiet = now - self.last > IDLE_SECONDS
        return quiet or now - self.first_unsaved > LONGEST_WAIT_SECONDS

    def saved(self) -> None:
        self.first_unsaved = 0.0


def save() -> None:
    """Writes every service's state; each file is replaced whole or kept as it was."""
    save_all = hooks.original(hooks.Target("ministack.core.persistence", "save_all", ("services",)))
    sources = hooks.original(hooks.Target(APP, "_build_persistence_save_dict", ()))
    started = time.monotonic()
    save_all(sources())
    log.info("saved the state in %.0f ms", (time.monotonic() - started) * 1000)


async def keep_saving(activity: Activity) -> None:
    """Until cancelled. It saves on the event loop, so no request changes state meanwhile."""
    while True:
        await asyncio.sleep(CHECK_SECONDS)
        if activity.save_is_due():
            activity.saved()
            save()
