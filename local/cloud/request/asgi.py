"""The shapes of ASGI 3.0 that the gateway reads and sends, and a call without a socket."""

import asyncio
import json
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass
from email.utils import formatdate
from typing import Any
from urllib.parse import unquote, urlsplit

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]


@dataclass(frozen=True)
class Answer:
    """A whole HTTP answer."""

    status: int
    body: bytes
    content_type: str = "application/json"
    headers: tuple[tuple[bytes, bytes], ...] = ()

    def json(self) -> Any:
        return json.loads(self.body or b"null")

    @staticmethod
    def of_error(status: int, kind: str, message: str, request_id: str) -> "Answer":
        """An error of AWS's JSON protocol."""
        body = json.dumps({"__type": kind, "message": message}).encode()
        headers = (
            (b"x-amzn-errortype", kind.encode()),
            (b"x-amzn-requestid", request_id.encode()),
        )
        return Answer(status, body, "application/x-amz-json-1.0", headers)


def problem(status: int, message: str) -> Answer:
    return Answer(status, json.dumps({"message": message}).encode())


def headers_of(scope: Scope) -> dict[str, str]:
    """Lower-case names; the first of repeated headers counts."""
    found: dict[str, str] = {}
    for name, value in scope.get("headers", []):
        found.setdefault(name.decode("latin-1").lower(), value.decode("latin-1"))
    return found


async def read_body(receive: Receive) -> bytes:
    """All of it, or what came before its sender hung up."""
    parts = []
    while True:
        message = await receive()
        parts.append(message.get("body", b""))
        if not message.get("more_body"):
            return b"".join(parts)


async def send_answer(send: Send, answer: Answer) -> None:
    headers = [
        (b"content-type", answer.content_type.encode()),
        (b"content-length", str(len(answer.body)).encode()),
        (b"date", formatdate(usegmt=True).encode()),
        *answer.headers,
    ]
    await send({"type": "http.response.start", "status": answer.status, "headers": headers})
    await send({"type": "http.response.body", "body": answer.body})


async def call(
    application: Application,
    method: str,
    url: str,
    headers: dict[str, str] | None = None,
    body: bytes = b"",
) -> Answer:
    """One request to `application` in this process, as if it had come from loopback."""
    parts = urlsplit(url)
    scope: Scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": unquote(parts.path),
        "raw_path": parts.path.encode(),
        "query_string": parts.query.encode(),
        "headers": [
            (name.lower().encode(), value.encode())
            for name, value in {"host": parts.netloc, **(headers or {})}.items()
        ],
        "client": ("127.0.0.1", 0),
        "server": (parts.hostname, parts.port),
    }
    received = [{"type": "http.request", "body": body, "more_body": False}]
    sent: list[Message] = []

    async def receive() -> Message:
        return received.pop() if received else {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        sent.append(message)

    # a task of its own, so that nothing it notes about its caller stays in this one
    await asyncio.create_task(_awaited(application(scope, receive, send)))
    content = b"".join(message.get("body", b"") for message in sent[1:])
    return Answer(sent[0]["status"], content, headers=tuple(sent[0]["headers"]))


async def _awaited(work: Awaitable[None]) -> None:
    await work
