"""Runs the people's journeys and the access matrix on stacks that the Amplify CLI made."""

import os
import subprocess
import sys

from local.push import deployer
from local.push.errors import PushFailed
from local.push.toolchain import Toolchain
from local.settings import ROOT

TESTS = ("tests/access", "tests/browser")


def run(toolchain: Toolchain) -> None:
    environ = os.environ | toolchain.for_the_cloud() | {deployer.CHOICE: deployer.AMPLIFY}
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "--quiet", *TESTS], cwd=ROOT, env=environ, check=False
    )
    if done.returncode:
        raise PushFailed("A journey failed on the stacks that the Amplify CLI made; see above.")
