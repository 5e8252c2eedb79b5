"""How long a save of the local cloud's state keeps it from answering, with 100 MB of items.

The peer is the emulator's own save, made on the event loop, which the local cloud used before. It
runs in a process of its own: the emulator's settings and state are its process's.
"""

import asyncio
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

from tests.bench.measurement import Measurement

ITEMS, BYTES = 25_000, 4_000
NAME = "the emulator's own save"
TICK_SECONDS = 0.001


def measure() -> Measurement:
    with tempfile.TemporaryDirectory() as state:
        command = [sys.executable, "-m", "tests.bench.saving", state]
        done = subprocess.run(command, check=True, capture_output=True)
    ours, peer = json.loads(done.stdout)
    return Measurement("longest wait at a save of 100 MB of state", "ms", ours, peer, NAME)


async def _longest_block(work: Callable[[], Awaitable[object]]) -> float:
    """Milliseconds between two turns of the event loop, at most, while `work` lasts."""
    longest, done = 0.0, asyncio.Event()

    async def tick() -> None:
        nonlocal longest
        last = time.perf_counter()
        while not done.is_set():
            await asyncio.sleep(TICK_SECONDS)
            now = time.perf_counter()
            longest, last = max(longest, now - last), now

    ticking = asyncio.create_task(tick())
    await asyncio.sleep(10 * TICK_SECONDS)
    await work()
    await asyncio.sleep(10 * TICK_SECONDS)
    done.set()
    await ticking
    return longest * 1000


def _fill() -> None:
    from ministack.services import dynamodb  # noqa: PLC0415 - after the emulator is configured

    text = "x" * (BYTES // 8)
    names = "abcdefgh"
    items = {
        f"p{number}": {"": {"pk": {"S": f"p{number}"}, **{n: {"S": text} for n in names}}}
        for number in range(ITEMS)
    }
    dynamodb._tables["big"] = {"TableName": "big", "items": items}


async def _both(state: Path) -> tuple[float, float]:
    from local.cloud.patches.emulator import hooks, loading  # noqa: PLC0415
    from local.cloud.patches.persistence import writing  # noqa: PLC0415
    from local.cloud.process.configuration import CloudConfiguration  # noqa: PLC0415
    from local.cloud.state import snapshots  # noqa: PLC0415

    loading.load(CloudConfiguration(1, state, "AKIA", "secret", frozenset()))
    _fill()
    shipped = hooks.original(writing.SAVE_ALL)

    async def on_the_loop() -> None:
        shipped(writing.sources())

    peer = await _longest_block(on_the_loop)
    ours = await _longest_block(snapshots.save)
    return ours, peer


if __name__ == "__main__":
    json.dump(asyncio.run(_both(Path(sys.argv[1]))), sys.stdout)
