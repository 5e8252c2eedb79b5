"""One cloud a port and a state directory: a second would overwrite the first one's state."""

import fcntl
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from local import settings
from local.cloud.process.cloud_refused import CloudRefused

LOCK_FILE = "cloud.lock"


class PortTaken(CloudRefused):
    def __init__(self, port: int) -> None:
        super().__init__(
            f"Port {port} is taken. Stop what listens there or choose another with "
            "LECTERN_CLOUD_PORT."
        )


class StateInUse(CloudRefused):
    def __init__(self, state: Path) -> None:
        super().__init__(
            f"Another local cloud uses {state}. Stop it or choose another LECTERN_STATE_DIR."
        )


@contextmanager
def held_state(state: Path) -> Iterator[None]:
    """Until the end of the block; the system frees it when the process dies, however it dies."""
    state.mkdir(parents=True, exist_ok=True)
    with (state / LOCK_FILE).open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as taken:
            raise StateInUse(state) from taken
        yield


@contextmanager
def bound_socket(port: int) -> Iterator[socket.socket]:
    """Bound but not listening: callers are refused until the server is up."""
    # asyncio turns Nagle's algorithm off only where it sees TCP named: without it, an answer's
    # body waits for the acknowledgement of its headers, 40 ms a request.
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP) as bound:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            bound.bind((settings.LOOPBACK, port))
        except OSError as taken:
            raise PortTaken(port) from taken
        yield bound
