"""One child process of a run: started in a group of its own, watched, and stopped whole."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from amplify.project.root import ROOT
from local.run.errors import NotReady, ProcessEnded

STOP_SECONDS = 20
POLL_SECONDS = 0.1
TAIL_LINES = 15


@dataclass(frozen=True)
class Child:
    name: str
    popen: subprocess.Popen[bytes]
    log: Path

    def alive(self) -> bool:
        return self.popen.poll() is None

    def tail(self) -> str:
        lines = self.log.read_text(errors="replace").splitlines()
        return "\n".join(lines[-TAIL_LINES:])


def start(name: str, module: str, environ: Mapping[str, str], logs: Path) -> Child:
    """Starts `python -m module`; its output goes to `<logs>/<name>.log`."""
    logs.mkdir(parents=True, exist_ok=True)
    log = logs / f"{name}.log"
    with log.open("wb") as out:
        popen = subprocess.Popen(
            [sys.executable, "-m", *module.split()],
            cwd=ROOT,
            env={**os.environ, **environ, "PYTHONUNBUFFERED": "1"},
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            # Ctrl-C must reach the supervisor alone: it stops its children in order.
            start_new_session=True,
        )
    return Child(name, popen, log)


def wait_ready(child: Child, ready: Callable[[], bool], seconds: float) -> None:
    deadline = time.monotonic() + seconds
    while not ready():
        if not child.alive():
            raise ProcessEnded(child.name, child.tail(), str(child.log))
        if time.monotonic() > deadline:
            raise NotReady(child.name, seconds, str(child.log))
        time.sleep(POLL_SECONDS)


def _signal_group(pid: int, number: signal.Signals) -> bool:
    """True where the group still had a process to signal."""
    try:
        os.killpg(pid, number)
    except (ProcessLookupError, PermissionError):
        return False
    return True


def stop(child: Child, seconds: float = STOP_SECONDS) -> None:
    """Asks the process to end, waits, and leaves nothing of its group behind."""
    if child.alive():
        child.popen.send_signal(signal.SIGTERM)
        try:
            child.popen.wait(seconds)
        except subprocess.TimeoutExpired:
            _signal_group(child.popen.pid, signal.SIGKILL)
            child.popen.wait()
    _signal_group(child.popen.pid, signal.SIGKILL)
