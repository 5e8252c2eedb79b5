"""A save is made beside the running cloud, and is the state whole or not at all."""

import asyncio
import json
import os
import shutil
import signal
import sys
import threading
import warnings
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from local.cloud.patches.persistence import writing
from local.cloud.state import generations, snapshots

Source = Callable[[], Any]
Lock = Any
"""`threading.Lock` is no type before Python 3.13."""


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("ministack.core.persistence.PERSIST_STATE", True)
    monkeypatch.setattr("ministack.core.persistence.STATE_DIR", str(tmp_path))
    return tmp_path


def saves(monkeypatch: pytest.MonkeyPatch, **sources: Source) -> bool:
    monkeypatch.setattr(writing, "sources", lambda: dict(sources))
    return asyncio.run(snapshots.save())


def kept(state: Path, name: str) -> Any:
    return json.loads((state / f"{name}.json").read_text())["payload"]


def left_over(state: Path) -> list[str]:
    return [each.name for each in state.iterdir() if each.name.startswith("lectern-save")]


def test_the_state_is_written_by_another_process(
    state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert saves(monkeypatch, dynamodb=lambda: {"by": os.getpid()})
    assert kept(state, "dynamodb")["by"] != os.getpid()
    assert left_over(state) == []


def test_a_request_is_served_while_a_save_lasts(
    state: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    served = tmp_path_factory.mktemp("flag") / "served"

    def slow() -> Any:
        """Ends only when something was done beside it."""
        while not served.exists():
            os.sched_yield()
        return {}

    async def both() -> bool:
        saving = asyncio.create_task(snapshots.save())
        await asyncio.sleep(0)
        served.touch()
        return await saving

    monkeypatch.setattr(writing, "sources", lambda: {"dynamodb": slow})
    assert asyncio.run(both())


def test_a_save_is_of_one_moment(state: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What changes while it is written isn't in it."""
    shared = {"like": 1}

    async def both() -> bool:
        saving = asyncio.create_task(snapshots.save())
        await asyncio.sleep(0)
        shared["like"] = 2
        return await saving

    monkeypatch.setattr(writing, "sources", lambda: {"a": lambda: shared, "b": lambda: shared})
    assert asyncio.run(both())
    assert kept(state, "a") == kept(state, "b") == {"like": 1}


@pytest.fixture
def lock(monkeypatch: pytest.MonkeyPatch) -> Lock:
    """Of a module of the emulator."""
    module: Any = ModuleType("ministack.unit")
    module._lock = threading.Lock()
    monkeypatch.setitem(sys.modules, "ministack.unit", module)
    made: Lock = module._lock
    return made


def test_a_save_waits_until_no_thread_is_amid_a_change(
    state: Path, monkeypatch: pytest.MonkeyPatch, lock: Lock
) -> None:
    """Meanwhile requests are served, as the one that ends the change here."""
    shared = {"first": 1, "second": 0}
    lock.acquire()

    async def both() -> bool:
        saving = asyncio.create_task(snapshots.save())
        for _ in range(3):
            await asyncio.sleep(snapshots.LOOK_SECONDS)
        shared["second"] = 1
        lock.release()
        return await saving

    monkeypatch.setattr(writing, "sources", lambda: {"a": lambda: shared})
    assert asyncio.run(both())
    assert kept(state, "a") == {"first": 1, "second": 1}


def test_the_copy_finds_every_lock_free(
    state: Path, monkeypatch: pytest.MonkeyPatch, lock: Lock
) -> None:
    def under_the_lock() -> Any:
        with lock:
            return {"v": 1}

    assert saves(monkeypatch, a=under_the_lock)
    assert kept(state, "a") == {"v": 1}
    assert not lock.locked(), "and so does the cloud that goes on"


def test_a_lock_that_is_never_free_makes_no_save_and_harms_none(
    state: Path, monkeypatch: pytest.MonkeyPatch, lock: Lock
) -> None:
    assert saves(monkeypatch, a=lambda: {"v": 1})
    monkeypatch.setattr(snapshots, "GIVE_UP_SECONDS", 2 * snapshots.LOOK_SECONDS)
    with lock:
        assert not saves(monkeypatch, a=lambda: {"v": 2})
    assert kept(state, "a") == {"v": 1}
    assert left_over(state) == []


def test_a_newer_pythons_warning_of_threads_reaches_nobody(
    state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Python 3.12 and newer warn at the call; what they warn of is excluded by the locks."""
    fork = os.fork

    def warning() -> int:
        warnings.warn("This process is multi-threaded", DeprecationWarning, stacklevel=2)
        return fork()

    monkeypatch.setattr(os, "fork", warning)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert saves(monkeypatch, a=lambda: {"v": 1})


def dies() -> Any:
    os.abort()


def fails() -> Any:
    raise ValueError


def unwritable() -> Any:
    return {"a": object()}


@pytest.mark.parametrize("second", [dies, fails, unwritable])
def test_a_save_that_is_cut_off_leaves_the_former_state(
    second: Source, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert saves(monkeypatch, first=lambda: {"v": 1}, second=lambda: {"v": 1})
    assert not saves(monkeypatch, first=lambda: {"v": 2}, second=second)
    assert kept(state, "first") == kept(state, "second") == {"v": 1}
    generations.forget_unfinished(state)
    assert left_over(state) == []


def test_a_complete_save_is_moved_into_place_at_the_next_start(state: Path) -> None:
    """Killed between two files: the rest of the same save follows, not a mixture."""
    (state / "first.json").write_text("2")
    (state / "second.json").write_text("1")
    complete = state / generations.COMPLETE
    complete.mkdir()
    (complete / "second.json").write_text("2")
    generations.forget_unfinished(state)
    assert (state / "first.json").read_text() == (state / "second.json").read_text() == "2"
    assert left_over(state) == []


def test_what_never_became_complete_is_forgotten(state: Path) -> None:
    (state / "first.json").write_text("1")
    written = generations.begin(state)
    (written / "first.json").write_text("2")
    generations.forget_unfinished(state)
    assert (state / "first.json").read_text() == "1"
    assert left_over(state) == []


def test_an_orphan_leaves_the_state_to_the_next_cloud(
    state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its parent was killed while it wrote: another cloud may use the directory by now."""
    monkeypatch.setattr(os, "closerange", lambda *_: None)
    monkeypatch.setattr(os, "getppid", lambda: 1)
    for name in ("set_wakeup_fd", "signal"):
        monkeypatch.setattr(signal, name, lambda *_: None)
    status = snapshots._write_as_child({"first": lambda: {"v": 2}}, state, parent=2)
    assert status == 1
    assert not (state / generations.COMPLETE).exists()
    shutil.rmtree(next(state.glob(f"{generations.WRITTEN}*")))


def test_the_last_save_is_whole_too(state: Path) -> None:
    snapshots.save_here({"first": lambda: {"v": 3}})
    assert kept(state, "first") == {"v": 3}
    assert left_over(state) == []
