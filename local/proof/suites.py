"""The suites over HTTP, run by pytest in a process of their own: attacks and lawful requests."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from local.proof.result import Finding
from local.settings import ROOT

SUITES = ("tests/access", "tests/attacks")
MARKED = "attack or lawful or specification"
RESULTS = "LECTERN_PROOF_RESULTS"
LIMIT_SECONDS = 600
NAMES = {"attack": "attacks refused", "lawful": "lawful requests allowed"}


@dataclass(frozen=True)
class Running:
    """`folder` holds what pytest prints and its results."""

    process: subprocess.Popen[bytes]
    folder: Path

    def findings(self) -> tuple[Finding, ...]:
        """Waits for the end. A run without results is a failure of both."""
        code = self.process.wait(LIMIT_SECONDS)
        file = self.folder / "results"
        lines = file.read_text().splitlines() if file.exists() else []
        results: list[dict[str, Any]] = [json.loads(line) for line in lines]
        broken = [f"{each['test']}: {each['failure']}" for each in results if not each["passed"]]
        if code and not broken:
            broken = [(self.folder / "printed").read_text()[-1500:]]
        return tuple(_finding(kind, results, tuple(broken)) for kind in NAMES)


@contextmanager
def running(
    environ: Mapping[str, str] = os.environ, suites: tuple[str, ...] = SUITES
) -> Iterator[Running]:
    """Against the deployment that `environ` names, or a local cloud of its own.

    Ends the run with the block, if it hasn't ended itself.
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
            )
        try:
            yield Running(process, folder)
        finally:
            process.terminate()
            process.wait(LIMIT_SECONDS)


def _finding(kind: str, results: list[dict[str, Any]], broken: tuple[str, ...]) -> Finding:
    total = sum(each[kind] for each in results)
    good = sum(each[kind] for each in results if each["passed"])
    failures = broken if good < total or not total else ()
    return Finding(NAMES[kind], good, total, failures or (broken if kind == "attack" else ()))
