"""What a person sees of what goes on: a line for each step with its time, and how far one is."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
)

_print_lock = threading.Lock()

Counted = Callable[[str, int, int], None]
"""(what is done, how many of it are, of how many)"""


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


@contextmanager
def counting(console: Console | None = None) -> Iterator[Counted]:
    """How far a long step is: bars in a terminal, elsewhere a line for each change."""
    console = console or Console()
    if not console.is_terminal:
        yield _lines()
        return
    columns = TextColumn("    {task.description}"), BarColumn(), MofNCompleteColumn()
    with Progress(*columns, TimeElapsedColumn(), console=console) as progress:
        yield _bars(progress)


def _lines() -> Counted:
    last: dict[str, int] = {}

    def counted(title: str, done: int, total: int) -> None:
        if last.get(title) != done:
            last[title] = done
            say(f"    {title}: {done} of {total}")

    return counted


def _bars(progress: Progress) -> Counted:
    tasks: dict[str, TaskID] = {}

    def counted(title: str, done: int, total: int) -> None:
        if title not in tasks:
            tasks[title] = progress.add_task(title, total=total)
        progress.update(tasks[title], completed=done)

    return counted
