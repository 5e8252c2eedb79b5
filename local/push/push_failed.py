"""Why a push did not do what it must; each text says where to look."""

from pathlib import Path


class PushFailed(Exception):
    """The base of every failure of `make push`."""


class CliUnavailable(PushFailed):
    """The Amplify CLI could not be installed or doesn't start."""


class CommandFailed(PushFailed):
    """A command ended otherwise than it should; `log` holds all it printed."""

    def __init__(self, command: str, problem: str, tail: str, log: Path) -> None:
        super().__init__(f"`{command}` {problem}. The end of {log}:\n{tail}")


class Unexpected(PushFailed):
    """A step ended well, but what it left isn't what it must leave."""


def expect(condition: object, otherwise: str) -> None:
    if not condition:
        raise Unexpected(otherwise)
