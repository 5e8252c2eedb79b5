"""Reads streams beside queues: a function that is slow with its stream delays no queue's messages.

On AWS each event source mapping has pollers of its own (AWS Lambda, "Event source mappings"). The
emulator has one loop for all. It waits in it for the functions that get a stream's records, and no
queue is read meanwhile.
"""

import threading
from collections.abc import Callable

from local.cloud.patches.emulator import hooks

LAMBDA = "ministack.services.lambda_svc"
POLL = hooks.Target(LAMBDA, "_poll_dynamodb_streams", ())
SPAWN = hooks.Target(
    "ministack.core.concurrency", "spawn_background", ("fn", "args", "thread_name", "kwargs")
)
WAKE = hooks.Value("ministack.core.concurrency", "esm_wake", threading.Event)

Poll = Callable[[], bool]


def install() -> None:
    hooks.replace(POLL, _beside)


def _beside(shipped: Poll) -> Poll:
    """The loop's next round comes at once where a pass found something, and where the loop asked
    again while a pass ran: it may have missed the newest records."""
    running, again = threading.Lock(), threading.Event()

    def one_pass() -> None:
        found = False
        try:
            found = shipped()
        finally:
            running.release()
            if found or again.is_set():
                again.clear()
                hooks.attribute(*WAKE).set()

    def poll() -> bool:
        if running.acquire(blocking=False):
            hooks.original(SPAWN)(one_pass, thread_name="lectern-streams")
        else:
            again.set()
        return False

    return poll
