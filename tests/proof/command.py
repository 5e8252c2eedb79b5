"""`python -m access.proof` as a person runs it: how it ended, and the lines of its table."""

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass

from amplify.project.root import ROOT

PROGRAM = (sys.executable, "-m", "access.proof")
SECONDS = 600
LINE = re.compile(
    r"(?P<what>.+?)  +(?P<good>[\d,]+)/(?P<total>[\d,]+)  (?P<mark>ok|FAILED) *(?P<note>.*)"
)
IN_PROCESS = (
    "cells decided as specified",
    "statements named by the specification",
    "mutants of the policies killed",
    "statements and conditions seen both ways",
)


@dataclass(frozen=True)
class Line:
    good: int
    total: int
    mark: str
    note: str


@dataclass(frozen=True)
class Run:
    code: int
    printed: str
    complaint: str

    def lines(self) -> dict[str, Line]:
        """By what each counts, in the order of the table."""
        found = (LINE.fullmatch(line) for line in self.printed.splitlines())
        return {
            line["what"]: Line(_number(line["good"]), _number(line["total"]), *line.group(4, 5))
            for line in found
            if line
        }


@dataclass(frozen=True)
class Started:
    process: subprocess.Popen[str]

    def ended(self) -> Run:
        printed, complaint = self.process.communicate(timeout=SECONDS)
        return Run(self.process.returncode, printed, complaint)


def start(*command: str, environ: Mapping[str, str] = os.environ) -> Started:
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env=dict(environ),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    return Started(process)


def _number(text: str) -> int:
    return int(text.replace(",", ""))
