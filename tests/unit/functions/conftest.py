"""Every unit test of the functions runs inside moto and sees the lines that were logged."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from moto import mock_aws

from lectern.dynamodb import Table
from tests.unit.functions import cloud

Lines = Callable[[], list[dict[str, Any]]]


@pytest.fixture
def aws() -> Iterator[None]:
    with mock_aws():
        yield


@pytest.fixture
def table(aws: None) -> Table:
    return cloud.content_table()


@pytest.fixture
def lines(capsys: pytest.CaptureFixture[str]) -> Lines:
    """The structured log lines since the last call."""
    return lambda: [json.loads(line) for line in capsys.readouterr().out.splitlines()]
