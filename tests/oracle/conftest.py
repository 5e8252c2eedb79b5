"""One process of the second engine for all tests of a module."""

from collections.abc import Iterator

import pytest

from access.oracle.peer import Peer, running


@pytest.fixture(scope="module")
def peer() -> Iterator[Peer]:
    with running() as started:
        yield started
