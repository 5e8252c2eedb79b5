"""The suites over HTTP, run by pytest in a process of their own: attacks and lawful requests."""

import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from access.proof.result import Finding
from amplify.project.root import ROOT

SUITES = ("tests/access", "tests/attacks")
MARKED = "attack or lawful or specification"
RESULTS = "LECTERN_PROOF_RESULTS"
LIMIT_SECONDS = 3600
"""For an account far away; a test that hangs is ended by pytest long before."""
ATTACK, LAWFUL = "attack", "lawful"
SPECIFIED_REFUSAL, SPECIFIED_ALLOWANCE = "specified refusal", "specified allowance"
COUNTED = {
    ATTACK: "attacks refused",
    LAWFUL: "lawful requests allowed",
    SPECIFIED_REFUSAL: "specified refusals",
    SPECIFIED_ALLOWANCE: "specified allowances",
}
"""The kinds of requests and what their line is called: the first two were each written by hand,
the others are generated from the access specification.
"""
LEFT_OUT = "left out"
Result = Mapping[str, Any]


@dataclass(frozen=True)
class Running:
    """`folder` holds what pytest prints and its results."""

    process: subprocess.Popen[bytes]
    folder: Path

    def findings(self) -> tuple[Finding, ...]:
        """Waits for the end. A run without results is a failure of every kind."""
        code = self.process.wait(LIMIT_SECONDS)
        file = self.folder / "results"
        lines = file.read_text().splitlines() if file.exists() else []
        printed = (self.folder / "printed").read_text()[-1500:]
        return findings_of([json.loads(line) for line in lines], printed if code else "")


@contextmanager
def running(
    environ: Mapping[str, str] = os.environ, suites: tuple[str, ...] = SUITES
) -> Iterator[Running]:
    """Against the deployment that `environ` names, or a local cloud of its own.

    Ends the run with the block, if it hasn't ended itself; it still cleans up. Ctrl-C reaches
    this process only, so that nothing interrupts the cleaning.
    """
    with tempfile.TemporaryDirectory(prefix="lectern-proof-") as name:
        folder = Path(name)
        command = [sys.executable, "-m", "pytest", *suites, "-p", "tests.proof.suite"]
        with (folder / "printed").open("wb") as printed:
            process = subprocess.Popen(
                [*command, "-q", "-m", MARKED],
                cwd=ROOT,
                env={**environ, RESULTS: str(folder / "results")},
                stdout=printed,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        try:
            yield Running(process, folder)
        finally:
            process.terminate()
            process.wait(LIMIT_SECONDS)


def findings_of(results: Sequence[Result], complaint: str) -> tuple[Finding, ...]:
    """One for each kind; `complaint` is what pytest printed if it failed.

    What failed without being of a kind, such as the setting of a scene, fails them all.
    """
    asked = [each for each in results if LEFT_OUT not in each]
    stray = [each for each in asked if not each["passed"] and not _counts(each)]
    every = [_told(each) for each in stray]
    if complaint and all(each["passed"] for each in asked):
        every.append(complaint)
    left_out = [each for each in results if LEFT_OUT in each]
    return tuple(_finding(kind, asked, tuple(every), _note(kind, left_out)) for kind in COUNTED)


def _finding(kind: str, asked: Sequence[Result], every: tuple[str, ...], note: str) -> Finding:
    of_kind = [each for each in asked if each.get(kind)]
    good = sum(each[kind] for each in of_kind if each["passed"])
    failures = tuple(_told(each) for each in of_kind if not each["passed"])
    total = sum(each[kind] for each in of_kind)
    return Finding(COUNTED[kind], good, total, (*failures, *every), note)


def _note(kind: str, left_out: Sequence[Result]) -> str:
    reasons = Counter[str]()
    for each in left_out:
        reasons[each[LEFT_OUT]] += each.get(kind, 0)
    return "; ".join(f"{number} not asked: {why}" for why, number in reasons.items() if number)


def _counts(result: Result) -> bool:
    return any(result.get(kind) for kind in COUNTED)


def _told(result: Result) -> str:
    return f"{result['test']}: {result['failure']}"
