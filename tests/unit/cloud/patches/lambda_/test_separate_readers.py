"""While a function works on a stream's records, the loop that reads the queues goes on."""

import threading
from collections.abc import Callable
from contextlib import suppress

import pytest

from local.cloud.patches.emulator import hooks
from local.cloud.patches.lambda_ import separate_readers

SECONDS = 10


class Streams:
    """A pass over all streams that ends when the test says so, and finds what that says."""

    def __init__(self) -> None:
        self.begun, self.may_end = threading.Semaphore(0), threading.Semaphore(0)
        self.found: list[bool] = []

    def poll(self) -> bool:
        self.begun.release()
        assert self.may_end.acquire(timeout=SECONDS)
        return self.found.pop(0)

    def end(self, found: bool) -> None:
        self.found.append(found)
        self.may_end.release()


@pytest.fixture
def streams() -> Streams:
    return Streams()


@pytest.fixture
def wake(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    made = threading.Event()
    monkeypatch.setattr(hooks, "attribute", lambda *_: made)
    return made


@pytest.mark.usefixtures("wake")
def test_the_loop_does_not_wait_for_the_pass(streams: Streams) -> None:
    poll = separate_readers._beside(streams.poll)
    assert poll() is False
    assert streams.begun.acquire(timeout=SECONDS)
    streams.end(found=False)


def test_a_pass_that_found_something_has_the_loop_come_at_once(
    streams: Streams, wake: threading.Event
) -> None:
    separate_readers._beside(streams.poll)()
    streams.end(found=True)
    assert wake.wait(SECONDS)


def test_there_is_one_pass_at_a_time_and_none_is_missed(
    streams: Streams, wake: threading.Event
) -> None:
    """Two would hand the same records to a function twice."""
    poll = separate_readers._beside(streams.poll)
    poll()
    assert streams.begun.acquire(timeout=SECONDS)
    poll()
    assert not streams.begun.acquire(blocking=False)
    streams.end(found=False)
    assert wake.wait(SECONDS)
    poll()
    assert streams.begun.acquire(timeout=SECONDS)
    streams.end(found=False)


def test_after_a_pass_that_fails_there_is_another(
    streams: Streams, wake: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails() -> bool:
        streams.poll()
        raise RuntimeError

    def spawned(fn: Callable[[], None], thread_name: str) -> None:
        """As the emulator's, which writes the failure into its log."""

        def run() -> None:
            with suppress(RuntimeError):
                fn()

        threading.Thread(target=run, name=thread_name).start()

    monkeypatch.setattr(hooks, "original", lambda _: spawned)
    poll = separate_readers._beside(fails)
    poll()
    assert streams.begun.acquire(timeout=SECONDS)
    poll()
    streams.end(found=False)
    assert wake.wait(SECONDS)
    poll()
    assert streams.begun.acquire(timeout=SECONDS)
    streams.end(found=False)
