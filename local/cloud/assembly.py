"""Puts the local cloud together: the emulator, the patches on it, our gateway before it."""

import asyncio

from local.cloud.canaries import attacks
from local.cloud.gateway.gateway import Gateway
from local.cloud.patches import putting_on
from local.cloud.patches.emulator import loading
from local.cloud.patches.lambda_ import workers
from local.cloud.patches.persistence import stream_positions
from local.cloud.process.configuration import CloudConfiguration
from local.cloud.request.asgi import Application
from local.cloud.state import generations, snapshots


def assemble(configuration: CloudConfiguration) -> Application:
    """The ASGI application to serve. Call once in a process: the emulator's state is global."""
    loading.make_directories(configuration)
    generations.forget_unfinished(configuration.emulator_state)
    shipped = loading.load(configuration)
    putting_on.install(configuration, snapshots.save_here)
    activity = snapshots.Activity()
    running: set[asyncio.Task[None]] = set()

    async def on_started() -> None:
        stream_positions.forget_impossible_positions()
        await attacks.run(gateway, configuration)
        running.add(asyncio.create_task(snapshots.keep_saving(activity)))

    gateway = Gateway(shipped, configuration, on_started, workers.end, activity)
    return gateway
