"""The wait before the next attempt after a lost race."""

import random
import time

PAUSE_SECONDS = 0.02


def pause(attempt: int) -> None:
    """Full jitter, doubling: concurrent writers of one item drift apart."""
    time.sleep(random.uniform(0, PAUSE_SECONDS * 2**attempt))  # noqa: S311 - not for security
