"""What a person sees of what goes on: one line a step, with its time."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

_print_lock = threading.Lock()


def say(text: str) -> None:
    """Prints one whole line, also if two steps end at the same moment."""
    with _print_lock:
        print(text, flush=True)


@contextmanager
def step(title: str) -> Iterator[None]:
    """Announces a step when it starts and again, with its seconds, when it has succeeded."""
    say(f"  … {title}")
    started = time.monotonic()
    yield
    say(f"  ✓ {title} ({time.monotonic() - started:.1f} s)")
