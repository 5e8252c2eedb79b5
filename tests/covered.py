"""`python -m tests.covered`: how much of the code that decides something the unit tests run.

It reads what `pytest --cov` and the TypeScript's own tests wrote down, and fails where
a room is below its bound. Two things count, lines and branches: V8 sees the branches of a function
only where the function ran, so branches alone would forgive what was never called.
"""

import json
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from webapp.build import sources

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / ".local" / "coverage"
CLIENT = FOLDER / "client.lcov"
PYTHON = FOLDER / "python.json"
BOUND = 95.0
PYTHON_ROOMS = ("backend_functions", "access/iam")
CLIENT_ROOM = "webapp/client/src"


class NotMeasured(Exception):
    """A file of a room that no test has loaded, or a report that is not there."""


@dataclass(frozen=True)
class Counted:
    """`missed` names each file with the lines that no test ran."""

    room: str
    lines: tuple[int, int]
    branches: tuple[int, int]
    missed: dict[str, list[int]]

    @property
    def figures(self) -> tuple[float, float]:
        return percent(self.lines), percent(self.branches)

    @property
    def holds(self) -> bool:
        return all(figure >= BOUND for figure in self.figures)


def percent(run_and_all: tuple[int, int]) -> float:
    run, every = run_and_all
    return 100.0 * run / every if every else 100.0


def of_python(room: str, report: Mapping[str, Any]) -> Counted:
    """Of the report that `coverage json` writes."""
    files = {name: each for name, each in report["files"].items() if name.startswith(f"{room}/")}
    if not files:
        raise NotMeasured(f"No test has run anything of {room}.")

    def summed(name: str) -> int:
        return sum(each["summary"][name] for each in files.values())

    return Counted(
        room,
        (summed("covered_lines"), summed("num_statements")),
        (summed("covered_branches"), summed("num_branches")),
        {name: _lines(each) for name, each in files.items() if _lines(each)},
    )


def _lines(file: Mapping[str, Any]) -> list[int]:
    branches = (start for start, _end in file["missing_branches"])
    return sorted({*file["missing_lines"], *branches})


def of_client(lcov: str, expected: set[str]) -> Counted:
    """Of what Node's own reporter writes (lcov's tracefile format, `man geninfo`)."""
    records = [_record(text) for text in lcov.split("end_of_record") if "SF:" in text]
    unseen = expected - {record.name for record in records}
    if unseen:
        raise NotMeasured(f"No test has loaded {', '.join(sorted(unseen))}.")
    return Counted(
        CLIENT_ROOM,
        (sum(each.lines[0] for each in records), sum(each.lines[1] for each in records)),
        (sum(each.branches[0] for each in records), sum(each.branches[1] for each in records)),
        {f"{CLIENT_ROOM}/{each.name}": each.missed for each in records if each.missed},
    )


@dataclass(frozen=True)
class Record:
    name: str
    lines: tuple[int, int]
    branches: tuple[int, int]
    missed: list[int]


def _record(text: str) -> Record:
    def number(key: str) -> int:
        found = re.search(rf"^{key}:(\d+)$", text, re.MULTILINE)
        return int(found[1]) if found else 0

    lines = re.findall(r"^DA:(\d+),0$", text, re.MULTILINE)
    branches = re.findall(r"^BRDA:(\d+),\d+,\d+,0$", text, re.MULTILINE)
    (name,) = re.findall(r"^SF:(?:.*/)?([^/\n]+)$", text, re.MULTILINE)
    missed = sorted({int(line) for line in [*lines, *branches]})
    return Record(name, (number("LH"), number("LF")), (number("BRH"), number("BRF")), missed)


def measured() -> Iterator[Counted]:
    FOLDER.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "coverage", "json", "--quiet", "-o", str(PYTHON)]
    subprocess.run(command, cwd=ROOT, check=True)
    report = json.loads(PYTHON.read_text())
    for room in PYTHON_ROOMS:
        yield of_python(room, report)
    if not CLIENT.exists():
        raise NotMeasured("The TypeScript's tests left no report.")
    yield of_client(CLIENT.read_text(), {*sources.client_files()})


def table(rooms: list[Counted]) -> str:
    rows = [f"{'of what people wrote':24}{'lines':>8}{'branches':>10}"]
    for room in rooms:
        lines, branches = room.figures
        below = "" if room.holds else f"  below {BOUND:.0f} %"
        rows.append(f"{room.room:24}{lines:7.1f}%{branches:9.1f}%{below}")
    return "\n".join(rows)


def main() -> int:
    try:
        rooms = [*measured()]
    except NotMeasured as failure:
        print(failure, file=sys.stderr)
        return 1
    print(table(rooms))
    for room in rooms:
        for name, lines in room.missed.items():
            if not room.holds:
                print(f"  {name}: {', '.join(map(str, lines))}")
    return 0 if all(room.holds for room in rooms) else 1


if __name__ == "__main__":
    sys.exit(main())
