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
def learners(aws: None) -> Table:
    return cloud.learners_table()


@pytest.fixture
def lines(capsys: pytest.CaptureFixture[str]) -> Lines:
    """The structured log lines since the last call, without those that carry metrics."""
    return lambda: [line for line in _read(capsys) if "_aws" not in line]


@pytest.fixture
def measured(capsys: pytest.CaptureFixture[str]) -> Lines:
    """The metrics since the last call, one mapping of names and values a line."""
    return lambda: [_values(line) for line in _read(capsys) if "_aws" in line]


def _read(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def _values(line: dict[str, Any]) -> dict[str, Any]:
    (described,) = line["_aws"]["CloudWatchMetrics"]
    return {metric["Name"]: line[metric["Name"]] for metric in described["Metrics"]}
