"""What the AWS CLI makes of a command, up to the moment in which it would send something.

The CLI itself parses the words and botocore checks them against AWS's own models (unknown and
missing options, types, shapes). Nothing leaves: the first request is noted and ends the command.
"""

import io
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from typing import Any

from awscli.clidriver import create_clidriver

NOBODY = {
    "AWS_ACCESS_KEY_ID": "nobody",
    "AWS_SECRET_ACCESS_KEY": "nobody",
    "AWS_DEFAULT_REGION": "eu-west-1",
    "AWS_CONFIG_FILE": "/dev/null",
    "AWS_SHARED_CREDENTIALS_FILE": "/dev/null",
    "AWS_EC2_METADATA_DISABLED": "true",
    "AWS_PAGER": "",
}


class NothingLeaves(Exception):
    """Raised in place of the sending."""


@dataclass(frozen=True)
class Tried:
    """`asks` are the operations that the CLI was about to ask for, `said` is its complaint."""

    asks: tuple[str, ...]
    said: str

    @property
    def is_well_formed(self) -> bool:
        return bool(self.asks)


def tries(words: list[str]) -> Tried:
    """`words` follow `aws`. The caller has set NOBODY and the folder."""
    asked: list[str] = []

    def note(event_name: str, **_: Any) -> None:
        asked.append(event_name.removeprefix("before-send."))
        raise NothingLeaves(event_name)

    driver = create_clidriver()
    driver.session.register("before-send", note)
    said = io.StringIO()
    with redirect_stderr(said), redirect_stdout(said):
        try:
            driver.main(words)
        except SystemExit:
            pass
    return Tried(tuple(asked), said.getvalue())
