"""What stands for AWS where a command is only to be seen to ask: it says yes to everything."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from tests.listening import Answering, listening

APP = {"app": {"appArn": "arn:aws:amplify:eu-west-1:123456789012:apps/d1a2b3c4"}}


@dataclass(frozen=True)
class Yes:
    """`asked` is the path of each request, or the operation in its header."""

    address: str
    asked: list[str]


@contextmanager
def serving() -> Iterator[Yes]:
    asked: list[str] = []

    class Answer(Answering):
        def _say(self) -> None:
            asked.append(self.headers.get("x-amz-target", self.path))
            self.rfile.read(int(self.headers.get("content-length", 0)))
            body = json.dumps(APP).encode()
            self.answer(200, body)

        do_GET = do_POST = _say  # noqa: N815 -- the names that http.server calls

    with listening(Answer) as address:
        yield Yes(address, asked)
