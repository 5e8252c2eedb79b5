"""What the AWS CLI makes of a command, up to the moment in which it would send something.

The CLI itself parses the words and botocore checks them against AWS's own models (unknown and
missing options, types, shapes). Nothing leaves: the first request is noted and ends the command.
"""

import io
from collections.abc import Iterator, Mapping
from contextlib import redirect_stderr, redirect_stdout, suppress
from dataclasses import dataclass
from typing import Any

from awscli.clidriver import create_clidriver
from botocore.model import ListShape, OperationModel, Shape, StructureShape

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
    """`asks` are the operations that the CLI was about to ask for, `said` is its complaint, and
    `unknown` the values that no model lists (botocore itself lets them through).
    """

    asks: tuple[str, ...]
    said: str
    unknown: tuple[str, ...]


def tries(words: list[str]) -> Tried:
    """`words` follow `aws`. The caller has set NOBODY and the folder."""
    asked: list[str] = []
    unknown: list[str] = []

    def note(event_name: str, **_: Any) -> None:
        asked.append(event_name.removeprefix("before-send."))
        raise NothingLeaves(event_name)

    def look(params: Mapping[str, Any], model: OperationModel, **_: Any) -> None:
        if model.input_shape is not None:
            unknown.extend(_unlisted(model.input_shape, params))

    driver = create_clidriver()
    driver.session.register("before-send", note)
    driver.session.register("before-parameter-build", look)
    said = io.StringIO()
    with redirect_stderr(said), redirect_stdout(said), suppress(SystemExit):
        driver.main(words)
    return Tried(tuple(asked), said.getvalue(), tuple(unknown))


def _unlisted(shape: Shape, value: Any) -> Iterator[str]:
    if isinstance(shape, StructureShape) and isinstance(value, Mapping):
        for name, member in value.items():
            if name in shape.members:
                yield from _unlisted(shape.members[name], member)
    elif isinstance(shape, ListShape) and isinstance(value, list | tuple):
        for member in value:
            yield from _unlisted(shape.member, member)
    elif (listed := getattr(shape, "enum", [])) and value not in listed:
        yield f"{shape.name} can't be {value!r}"
