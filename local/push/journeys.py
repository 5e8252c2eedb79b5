"""Runs the people's journeys and the access matrix on stacks that the Amplify CLI made."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from amplify.project.root import ROOT
from local.progress import say
from local.push import deployer
from local.push.push_failed import PushFailed
from local.push.toolchain import Toolchain

TESTS = ("tests/access", "tests/browser")
SITE_ALONE = (
    "bookmarks",
    "crash",
    "disturbed",
    "focus",
    "headers",
    "keyboard",
    "language",
    "no_connection",
    "pictures",
    "plan",
    "progress",
    "sanitisers",
    "search",
    "senses",
    "shifts",
    "site",
    "texts",
    "translated",
    "way_in",
)
"""Browser tests of the built files. They don't depend on the deployer: no stack that others don't
ask too, so `make test` is enough for them."""
FAILURES_SHOWN = 8_000
PUSH_SECONDS = 1200
"""The time limit of one test: the first test of each cloud waits for a whole push."""


@dataclass(frozen=True)
class Journeys:
    """Tests that run in the background; `log` gets their output."""

    tests: subprocess.Popen[bytes]
    log: Path

    def finish(self) -> None:
        """Waits for the end and returns a summary. Raises PushFailed with pytest's output."""
        failed = self.tests.wait()
        printed = self.log.read_text(errors="replace").rstrip()
        if failed:
            raise PushFailed(
                "A journey failed on the stacks that the Amplify CLI made. "
                f"The end of {self.log}:\n{printed[-FAILURES_SHOWN:]}"
            )
        say(f"    {printed.rpartition(chr(10))[2]}")


def command() -> list[str]:
    ignored = (f"--ignore=tests/browser/test_{name}.py" for name in SITE_ALONE)
    options = ("--quiet", f"--timeout={PUSH_SECONDS}", *ignored)
    return [sys.executable, "-m", "pytest", *options, *TESTS]


@contextmanager
def running(toolchain: Toolchain, log: Path) -> Iterator[Journeys]:
    """Starts them on a separate Lectern; the block's end stops them if they still run."""
    environ = os.environ | toolchain.for_the_cloud() | {deployer.CHOICE: deployer.AMPLIFY}
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("wb") as output:
        tests = subprocess.Popen(
            command(),
            cwd=ROOT,
            env=environ,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        yield Journeys(tests, log)
    finally:
        if tests.poll() is None:
            # the tests stop the run that they started; killed tests would leave it running
            tests.send_signal(signal.SIGINT)
            tests.wait()
