"""Why a push failed; each text says where to look."""

from pathlib import Path


class PushFailed(Exception):
    """The base of every failure of `make push`."""


class CliUnavailable(PushFailed):
    """The Amplify CLI could not be installed or doesn't start."""


class CommandFailed(PushFailed):
    """A command's result is wrong; `log` holds its whole output."""

    def __init__(self, command: str, problem: str, tail: str, log: Path) -> None:
        super().__init__(f"`{command}` {problem}. The end of {log}:\n{tail}")


class Unexpected(PushFailed):
    """A step succeeded, but its result is wrong."""


def expect(condition: object, otherwise: str) -> None:
    if not condition:
        raise Unexpected(otherwise)
