"""Fixtures that every test above unit level shares."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import stack
from tests.aws import Aws


@pytest.fixture(scope="session")
def lectern(tmp_path_factory: pytest.TempPathFactory) -> Iterator[stack.Stack]:
    """One Lectern for the whole session, on free ports, with a state of its own."""
    attach = os.environ.get("LECTERN_ATTACH")
    if attach:
        yield stack.attached(Path(attach))
        return
    state = tmp_path_factory.mktemp("state")
    with stack.running(state, stack.environ(state)) as running:
        yield running


@pytest.fixture(scope="session")
def aws(lectern: stack.Stack) -> Aws:
    """The local account's root, for looking at what the product did; never for doing it."""
    return Aws(lectern.outputs)
