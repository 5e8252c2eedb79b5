"""Serves the local cloud until SIGTERM or SIGINT, then saves its state and stops its workers."""

import signal
import socket
from collections.abc import Callable
from types import FrameType
from typing import Any

import uvicorn

from local.cloud.process.configuration import CloudConfiguration

GRACE_SECONDS = 2
KEEP_ALIVE_SECONDS = 75


def serve(
    application: Any,
    configuration: CloudConfiguration,
    bound: socket.socket,
    end: Callable[[], None],
) -> bool:
    """Returns after a clean shutdown, in which the emulator saved its state.

    False where it never started; the reason is in the log. `end` is called at the end, however it
    came.
    """
    # uvicorn raises a caught signal again when it has shut down; these let the process go on
    # and return 0.
    signal.signal(signal.SIGTERM, _ignore)
    signal.signal(signal.SIGINT, _ignore)
    server = uvicorn.Server(
        uvicorn.Config(
            application,
            lifespan="on",
            ws="none",
            access_log=False,
            log_level=configuration.log_level.lower(),
            server_header=False,
            date_header=False,
            timeout_keep_alive=KEEP_ALIVE_SECONDS,
            timeout_graceful_shutdown=GRACE_SECONDS,
        )
    )
    try:
        server.run(sockets=[bound])
    finally:
        end()
    return server.started


def _ignore(_number: int, _frame: FrameType | None) -> None:
    return None
