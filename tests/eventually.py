"""Waits for a condition instead of for a time."""

import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
POLL_SECONDS = 0.1


def eventually(look: Callable[[], T], seconds: float = 20, what: str = "") -> T:
    """Calls `look` until it gives something true, and returns that; fails when time is up.

    An AssertionError inside `look` counts as "not yet", so that checks can be written plainly.
    """
    deadline = time.monotonic() + seconds
    last: object = None
    while time.monotonic() < deadline:
        try:
            value = look()
            if value:
                return value
            last = value
        except AssertionError as error:
            last = error
        time.sleep(POLL_SECONDS)
    raise AssertionError(
        f"{what or 'the condition'} did not come true in {seconds} s; last: {last!r}"
    )
