"""The emulator's own locks, so that its state is copied while no thread is amid a change.

A fork copies memory and one thread. A lock that another thread held would stay taken in the copy
for ever, and what that thread was about to change would be half done (Python's `os.fork`: "forking
in a multithreaded process"). Whoever holds all locks at the fork excludes both.
"""

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

EMULATOR = "ministack"
_KINDS = (type(threading.Lock()), type(threading.RLock()))


@contextmanager
def all_held() -> Iterator[bool]:
    """Whether every lock could be taken at once; whoever forks inside leaves it in both processes.

    Waits for none: the event loop would stand still with it.
    """
    taken: list[Any] = []
    try:
        yield all(_take(lock, taken) for lock in _locks())
    finally:
        for lock in reversed(taken):
            lock.release()


def _take(lock: Any, taken: list[Any]) -> bool:
    if not lock.acquire(blocking=False):
        return False
    taken.append(lock)
    return True


def _locks() -> list[Any]:
    """Those that its modules hold, each once."""
    modules = [m for name, m in [*sys.modules.items()] if name.split(".")[0] == EMULATOR]
    found = (each for module in modules for each in [*vars(module).values()])
    return [*{id(each): each for each in found if isinstance(each, _KINDS)}.values()]
