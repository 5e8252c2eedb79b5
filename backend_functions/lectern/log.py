"""Structured logs: one JSON object a line, on stdout, where Lambda collects them.

A line holds `level`, `event` (a short fixed phrase), `correlationId` and the fields given.
Fields are ids, counts, codes and versions: never a secret, a signature, a body, a `sub`
or anything a person typed.
"""

import json
import os
import sys
import time
import traceback
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from lectern import metrics

Level = Literal["DEBUG", "INFO", "WARNING", "ERROR"]
Field = str | int | float | bool | None

_RANK: dict[str, int] = {"DEBUG": 10, "INFO": 20, "WARNING": 30, "ERROR": 40}


@dataclass(frozen=True, slots=True)
class Log:
    """Writes lines of one function about one correlation id."""

    function: str
    correlation_id: str = ""
    level: str = ""

    def about(self, correlation_id: str) -> "Log":
        return replace(self, correlation_id=correlation_id)

    def debug(self, event: str, **fields: Field) -> None:
        self._write("DEBUG", event, fields)

    def info(self, event: str, **fields: Field) -> None:
        self._write("INFO", event, fields)

    def warning(self, event: str, **fields: Field) -> None:
        self._write("WARNING", event, fields)

    def error(self, event: str, **fields: Field) -> None:
        self._write("ERROR", event, fields)

    def unforeseen(self, error: Exception) -> None:
        """A defect: what kind of exception, and where. Its text may hold values, so it stays out.

        A caller that logs this must let its work fail: an unforeseen error is never a success.
        """
        self.error("failed unexpectedly", error=type(error).__name__, at=_raised_at(error))

    def measure(self, values: Mapping[metrics.Name, float], at: float | None = None) -> None:
        """Metrics are written whatever the level, and carry no correlation id: that would cost.

        `at`, in seconds since the epoch, is when what is measured happened; now without it.
        """
        environment = os.environ.get("LECTERN_ENV", "unknown")
        _print(metrics.line(values, environment, self.function, time.time() if at is None else at))

    def _write(self, level: Level, event: str, fields: dict[str, Field]) -> None:
        threshold = self.level or os.environ.get("LOG_LEVEL", "INFO")
        if _RANK[level] < _RANK.get(threshold.upper(), _RANK["INFO"]):
            return
        line = {
            "level": level,
            "event": event,
            "function": self.function,
            "correlationId": self.correlation_id,
            **fields,
        }
        _print(line)


def _raised_at(error: Exception) -> str:
    """The module and line that raised: `activity.records:57`."""
    frames = [*traceback.walk_tb(error.__traceback__)]
    if not frames:
        return "unknown"
    frame, line = frames[-1]
    return f"{frame.f_globals.get('__name__', 'unknown')}:{line}"


def _print(line: Mapping[str, Any]) -> None:
    sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
    sys.stdout.flush()
