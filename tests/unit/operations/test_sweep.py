"""What an operator is told of a run."""

import io
import json
from typing import Any

import pytest

from operations.errors import SweepFailed
from operations.sweep import said, sweep

DONE = {"looked": 12, "missing": 0, "swept": 3, "lagSeconds": 0, "complete": True}


class Function:
    def __init__(self, answer: dict[str, Any], **more: str) -> None:
        self._answer, self._more = answer, more
        self.asked = ""

    def invoke(self, **request: Any) -> dict[str, Any]:
        self.asked = request["FunctionName"]
        return {"Payload": io.BytesIO(json.dumps(self._answer).encode()), **self._more}


def test_the_function_of_the_environment_is_run_once() -> None:
    function = Function(DONE)
    told = sweep(function, "prod")  # type: ignore[arg-type]
    assert function.asked == "lectern-sweep-prod"
    assert told == "12 partitions were looked at; what 3 deleted accounts left was deleted."


def test_a_run_that_failed_is_no_run() -> None:
    answer = {"errorType": "DirectoryUnavailable", "errorMessage": "ListUsers: Throttled."}
    with pytest.raises(SweepFailed, match=r"DirectoryUnavailable: ListUsers: Throttled\."):
        sweep(Function(answer, FunctionError="Unhandled"), "prod")  # type: ignore[arg-type]


def test_what_is_left_for_the_next_run_is_said() -> None:
    told = said({**DONE, "missing": 6, "complete": False})
    assert "6 more people have no account." in told
    assert "The round isn't over" in told
