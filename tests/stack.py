"""A whole running Lectern for the tests above unit level: the very `make run` that people use, in
an environment that holds what `make run` installs and nothing that the tests need besides.
"""

import os
import signal
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from amplify.project.root import ROOT
from local import outputs
from local.cloud.patches.policies import recording
from local.outputs import Outputs
from local.settings import LOOPBACK
from local.setup import environment

READY_LINE = "Lectern is ready"
DECISIONS_FILE = "decisions.jsonl"
"""In the state directory: which grants were used (see local.cloud.patches.policies.recording)."""
STOP_SECONDS = 60
ENVIRONMENT = ROOT / ".local" / "environment"


@dataclass(frozen=True)
class Stack:
    outputs: Outputs
    state: Path
    supervisor_pid: int
    printed: str = ""
    """By `make run`, until it was ready."""


@cache
def interpreter() -> str:
    """The Python of an environment made from `run.lock` alone."""
    environment.ensure("run", ENVIRONMENT)
    return str(ENVIRONMENT / "bin" / "python")


def free_ports(count: int) -> list[int]:
    """Ports that were all free at one moment."""
    sockets = [socket.socket() for _ in range(count)]
    for held in sockets:
        held.bind((LOOPBACK, 0))
    ports: list[int] = [held.getsockname()[1] for held in sockets]
    for held in sockets:
        held.close()
    return ports


def environ(state: Path) -> dict[str, str]:
    site, cloud, cms, media = map(str, free_ports(4))
    chosen = {"LECTERN_SITE_PORT": site, "LECTERN_CLOUD_PORT": cloud, "LECTERN_CMS_PORT": cms}
    chosen["LECTERN_PRIVATE_MEDIA_ORIGIN"] = f"http://{LOOPBACK}:{media}"
    record = {recording.VARIABLE: str(state / DECISIONS_FILE)}
    return {**os.environ, **chosen, **record, "LECTERN_STATE_DIR": str(state)}


def wait_until_ready(supervisor: subprocess.Popen[str]) -> str:
    """What the supervisor prints until the ready line; without one, it is the failure's text."""
    assert supervisor.stdout is not None
    printed = []
    for line in supervisor.stdout:
        printed.append(line)
        if READY_LINE in line:
            return "".join(printed)
    raise AssertionError("make run ended before it was ready:\n" + "".join(printed))


@contextmanager
def running(state: Path, env: dict[str, str]) -> Iterator[Stack]:
    supervisor = subprocess.Popen(
        [interpreter(), "-m", "local.run"],
        cwd=ROOT,
        env=env,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    try:
        printed = wait_until_ready(supervisor)
        yield Stack(outputs.read(state / "outputs.json"), state, supervisor.pid, printed)
    finally:
        supervisor.send_signal(signal.SIGINT)
        supervisor.communicate(timeout=STOP_SECONDS)


def attached(file: Path) -> Stack:
    """A Lectern that already runs, for quick work on one test: LECTERN_ATTACH=<outputs file>."""
    return Stack(outputs.read(file), file.parent, 0)
