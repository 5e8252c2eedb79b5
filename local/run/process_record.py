"""Which processes a run started, so that `make stop` can end what a crashed run left.

A process id alone may have been given to another program since; a process is ours only while
its start time is the recorded one.
"""

import json
import os
import signal
import time
from dataclasses import dataclass
from pathlib import Path

FILE_NAME = "processes.json"
GRACE_SECONDS = 15
START_TIME_FIELD = 19
"""Field 22 of /proc/<pid>/stat (proc(5)), counted from after the command's closing bracket."""


@dataclass(frozen=True)
class Recorded:
    name: str
    pid: int
    started: str


def start_time(pid: int) -> str | None:
    """The kernel's start time of a process as text; None if there is no such process."""
    stat = Path(f"/proc/{pid}/stat")
    if stat.exists():
        fields = stat.read_text().rpartition(")")[2].split()
        return None if fields[0] == "Z" else fields[START_TIME_FIELD]
    if Path("/proc").exists():
        return None
    return _start_time_by_ps(pid)


def _start_time_by_ps(pid: int) -> str | None:
    """macOS has no /proc; ps prints the same fact."""
    with os.popen(f"ps -o lstart= -p {int(pid)}") as out:  # noqa: S605 (an integer)
        return out.read().strip() or None


def write(state: Path, processes: dict[str, int]) -> None:
    rows = [
        {"name": name, "pid": pid, "started": start_time(pid)} for name, pid in processes.items()
    ]
    (state / FILE_NAME).write_text(json.dumps(rows))


def read(state: Path) -> tuple[Recorded, ...]:
    """Recorded processes that still run."""
    file = state / FILE_NAME
    rows = json.loads(file.read_text()) if file.exists() else []
    recorded = [Recorded(**row) for row in rows]
    return tuple(item for item in recorded if start_time(item.pid) == item.started)


def forget(state: Path) -> None:
    (state / FILE_NAME).unlink(missing_ok=True)


def _signal(item: Recorded, number: signal.Signals) -> None:
    if start_time(item.pid) != item.started:
        return
    own_group = os.getpgid(item.pid) == item.pid
    (os.killpg if own_group else os.kill)(item.pid, number)


def stop_all(state: Path) -> tuple[Recorded, ...]:
    """Ends what still runs, the supervisor first; returns what it ended."""
    left = read(state)
    for item in left:
        _signal(item, signal.SIGTERM)
    deadline = time.monotonic() + GRACE_SECONDS
    while read(state) and time.monotonic() < deadline:
        time.sleep(0.1)
    for item in read(state):
        _signal(item, signal.SIGKILL)
    forget(state)
    return left
