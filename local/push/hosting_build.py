"""The backend's part of a hosting build, in a fresh clone, by the command of `amplify.yml`.

The image gives a build the branch's variables, the CLI, the service role's credentials as the
default profile, and a clone without ignored files; this build has all of them.
"""

import subprocess
import sys
from pathlib import Path

import yaml

from local.push.amplify import COMMAND_SECONDS, Amplify
from local.push.push_failed import CommandFailed
from local.push.toolchain import TAIL_LINES

PYTHON = ".venv/bin/python"


def command(clone: Path) -> list[str]:
    """The command in `amplify.yml`, with this Python instead of the build's own."""
    specification = yaml.safe_load((clone / "amplify.yml").read_text())
    (line,) = specification["backend"]["phases"]["build"]["commands"]
    return [sys.executable if word == PYTHON else word for word in line.split()]


def build(clone: Path, cli: Amplify, app: str, environment: str, succeeds: bool = True) -> str:
    """The build's output. Raises CommandFailed if the result is wrong."""
    variables = {"AWS_APP_ID": app, "AWS_BRANCH": "feature/7", "LECTERN_ENVIRONMENT": environment}
    cli.logs.mkdir(parents=True, exist_ok=True)
    log = cli.logs / f"hosting-{environment or 'none'}.log"
    with log.open("wb") as output:
        done = subprocess.run(
            command(clone),
            cwd=clone,
            env={**cli.environ, **variables},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            timeout=COMMAND_SECONDS,
            check=False,
        )
    printed = log.read_text(errors="replace")
    if succeeds != (done.returncode == 0):
        tail = "\n".join(printed.splitlines()[-TAIL_LINES:])
        raise CommandFailed("hosting build", f"ended with {done.returncode}", tail, log)
    return printed
