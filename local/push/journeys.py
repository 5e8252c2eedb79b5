"""Runs the people's journeys and the access matrix on stacks that the Amplify CLI made."""

import os
import signal
import subprocess
import sys

from local.push import deployer
from local.push.errors import PushFailed
from local.push.toolchain import Toolchain
from local.settings import ROOT

TESTS = ("tests/access", "tests/browser")


def run(toolchain: Toolchain) -> None:
    environ = os.environ | toolchain.for_the_cloud() | {deployer.CHOICE: deployer.AMPLIFY}
    tests = subprocess.Popen(
        [sys.executable, "-m", "pytest", "--quiet", *TESTS], cwd=ROOT, env=environ
    )
    try:
        failed = tests.wait()
    finally:
        if tests.poll() is None:
            # the tests stop the run that they started; killed they would leave it behind
            tests.send_signal(signal.SIGINT)
            tests.wait()
    if failed:
        raise PushFailed("A journey failed on the stacks that the Amplify CLI made; see above.")
