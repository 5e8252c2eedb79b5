"""Saves the emulator's state while it runs, so that a hard kill loses seconds, not everything.

A save is made by a fork of this process: it sees the whole state as it was at one moment, of all
services together, and writes it while this process goes on serving. (Written in this process it
stops every request: JSON's encoder lets no other Python run. Another process couldn't see the
state, and to copy 100 MB to it would stop requests too.) The emulator's locks are held at that
moment, so no thread of it is amid a change. What a hard kill loses at most is what changed since
the last whole save began: LONGEST_WAIT_SECONDS, and as long as two saves take.
How a save becomes the state whole or not at all is in `generations`.
"""

import asyncio
import logging
import os
import signal
import time
import warnings
from dataclasses import dataclass, field
from pathlib import Path

from local.cloud.patches.persistence import locks, writing
from local.cloud.patches.persistence.writing import Sources
from local.cloud.state import generations

IDLE_SECONDS = 1.0
LONGEST_WAIT_SECONDS = 15.0
CHECK_SECONDS = 0.5
LOOK_SECONDS = 0.05
GIVE_UP_SECONDS = 120.0
"""A fork that writes no longer, or a lock of the emulator that is never free."""

FIRST_INHERITED, LAST_INHERITED = 3, 4096
READ_ONLY_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
READ_ONLY_OPERATIONS = frozenset(
    f"DynamoDB_20120810.{name}"
    for name in ("GetItem", "Query", "Scan", "BatchGetItem", "TransactGetItems", "DescribeTable")
)
"""Enough for an open page that polls not to keep the disk busy."""

_one_at_a_time = asyncio.Lock()
_children: set[int] = set()
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


async def save() -> bool:
    """Whether every service's state is on the disk now; if not, the former save still is."""
    async with _one_at_a_time:
        started = time.monotonic()
        child = await _forked_at_rest()
        whole = child is not None and await _ended_well(child)
        if whole:
            generations.take_over(writing.directory())
    log.info("saved the state in %.0f ms", (time.monotonic() - started) * 1000)
    return whole


async def keep_saving(activity: Activity) -> None:
    """Until cancelled. One save at a time; what failed is tried again."""
    while True:
        await asyncio.sleep(CHECK_SECONDS)
        if not activity.save_is_due():
            continue
        activity.saved()
        if not await save():
            log.error("The state of the local cloud couldn't be saved; the former one is kept.")
            activity.touched("POST")


async def _forked_at_rest() -> int | None:
    """The process that writes, made at a moment when nothing is amid a change."""
    sources, directory, parent = writing.sources(), writing.directory(), os.getpid()
    ends = time.monotonic() + GIVE_UP_SECONDS
    while time.monotonic() < ends:
        with locks.all_held() as at_rest:
            child = _fork(directory) if at_rest else None
        if child == 0:
            os._exit(_write_as_child(sources, directory, parent))
        if child is not None:
            return child
        await asyncio.sleep(LOOK_SECONDS)
    return None


def _fork(directory: Path) -> int:
    """Python 3.12 and newer warn of other threads at every fork; `locks` says why none harms."""
    generations.forget_unfinished(directory)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        return os.fork()


def _write_as_child(sources: Sources, directory: Path, parent: int) -> int:
    """An exit status. It keeps neither the port nor the lock of the state: when this process's
    parent is killed, the next one may start, and this one's work is dropped.
    """
    try:
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        os.closerange(FIRST_INHERITED, LAST_INHERITED)
        written = generations.begin(directory)
        writing.write(sources, written)
        if os.getppid() != parent:
            return 1
        generations.finish(written)
    except BaseException:  # nothing may escape into the code of the parent
        return 1
    return 0


async def _ended_well(child: int) -> bool:
    """Cut off, it leaves the child to `save_here`."""
    _children.add(child)
    whole = await _ended(child)
    _children.discard(child)
    return whole


async def _ended(child: int) -> bool:
    ends = time.monotonic() + GIVE_UP_SECONDS
    while time.monotonic() < ends:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status) == 0
        await asyncio.sleep(LOOK_SECONDS)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return False


def save_here(services: Sources) -> None:
    """The emulator's own save, at its shutdown: nobody is served any more, so nothing waits."""
    for child in _children:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    directory = writing.directory()
    generations.forget_unfinished(directory)
    try:
        written = generations.begin(directory)
        writing.write(services, written)
        generations.finish(written)
    finally:
        writing.point_at(directory)
    generations.take_over(directory)
