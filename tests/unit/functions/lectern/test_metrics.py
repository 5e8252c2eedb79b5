"""A metric is a log line that CloudWatch understands: the embedded metric format."""

import json
from typing import get_args

import pytest

from lectern import metrics
from lectern.log import Log
from tests.unit.functions.conftest import Lines


def test_a_document_has_the_form_that_the_specification_asks_for() -> None:
    line = metrics.line({"IngestLag": 320}, "prod", "cms_ingest", at=1_795_000_000.5)
    assert line == {
        "_aws": {
            "Timestamp": 1_795_000_000_500,
            "CloudWatchMetrics": [
                {
                    "Namespace": "Lectern",
                    "Dimensions": [["environment", "function"]],
                    "Metrics": [{"Name": "IngestLag", "Unit": "Milliseconds"}],
                }
            ],
        },
        "environment": "prod",
        "function": "cms_ingest",
        "IngestLag": 320,
    }


def test_every_name_has_a_unit() -> None:
    assert set(metrics.UNITS) == set(get_args(metrics.Name))


def test_metrics_are_written_at_every_level(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LECTERN_ENV", "test")
    Log("search", level="ERROR").measure({"SearchLatency": 12})
    written = json.loads(capsys.readouterr().out)
    assert (written["environment"], written["function"]) == ("test", "search")


def test_a_metrics_line_names_no_request(measured: Lines, lines: Lines) -> None:
    """A correlation id as a dimension would make every request a series of its own."""
    Log("search").about("c-1").measure({"SearchLatency": 12})
    assert measured() == [{"SearchLatency": 12}]
