"""The ASGI application in front of the emulator: admission, CORS, mailbox and its own routes."""

import json
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from local.cloud.gateway import admission, ageing, calls, cors
from local.cloud.mailbox import inbox, page
from local.cloud.patches.door import dispatch
from local.cloud.patches.policies import enforcement
from local.cloud.process.cloud_refused import CloudRefused
from local.cloud.process.configuration import CloudConfiguration
from local.cloud.request import unsigned
from local.cloud.request.asgi import (
    Answer,
    Application,
    Message,
    Receive,
    Scope,
    Send,
    headers_of,
    problem,
    read_body,
    send_answer,
)
from local.cloud.request.derivation import Call
from local.cloud.state import snapshots

FAILURE = "InternalFailure"
HEARSAY = (b"forwarded", b"x-forwarded-")
"""What only a proxy may say of a caller; none stands in front of this."""

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Gateway:
    """`on_started` runs once the emulator is up and before any socket listens; `on_stopped` once
    it has saved its state.
    """

    emulator: Application
    configuration: CloudConfiguration
    on_started: Callable[[], Awaitable[None]]
    on_stopped: Callable[[], None]
    activity: snapshots.Activity

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self.emulator(scope, receive, self._checked(send))
        elif scope["type"] == "http":
            await self._http(scope, receive, send)

    async def _http(self, scope: Scope, receive: Receive, send: Send) -> None:
        method, path, headers = scope["method"], scope["path"], headers_of(scope)
        refused = admission.refusal(method, path, headers, self.configuration)
        if refused is not None:
            await send_answer(send, refused)
            return
        if method == "POST" and path in ageing.OPERATIONS:
            await send_answer(send, ageing.answer(path, await read_body(receive)))
            return
        if not admission.is_api_call(path):
            send = cors.readable_by(headers.get("origin", ""), send)
        own = await self._own_answer(method, path, headers)
        if own is not None:
            await send_answer(send, own)
            return
        if not _is_operation(method, path, scope):
            await self._emulate(scope, receive, send, None)
            return
        found = await calls.read(scope, receive)
        if isinstance(found, Answer):
            await send_answer(send, found)
        elif found is not None:
            await self._emulate(scope, found.receive, send, found.call)

    async def _emulate(self, scope: Scope, receive: Receive, send: Send, call: Call | None) -> None:
        self.activity.touched(scope["method"], headers_of(scope).get("x-amz-target", ""))
        enforcement.begin_request()
        dispatch.begin_request(call)
        begun: list[bool] = []

        async def send_noting(message: Message) -> None:
            begun.append(True)
            await send(message)

        try:
            await self.emulator(_without_hearsay(scope), receive, send_noting)
        except Exception as failure:
            if begun:
                raise
            await send_answer(send, _answer_to(failure))

    async def _own_answer(self, method: str, path: str, headers: dict[str, str]) -> Answer | None:
        if path == admission.HEALTH:
            return Answer(200, b'{"status": "ready"}')
        if (method, path) == ("POST", admission.SAVE):
            saved = await snapshots.save()
            return Answer(200 if saved else 500, json.dumps({"saved": saved}).encode())
        if path.startswith(inbox.PREFIX):
            return await self._mail(path)
        if method == "OPTIONS" and not admission.is_api_call(path):
            return cors.preflight(headers.get("access-control-request-headers", ""))
        return None

    async def _mail(self, path: str) -> Answer:
        root = inbox.PREFIX + inbox.token(self.configuration.state) + "/"
        if path not in {root, root + inbox.JSON_NAME}:
            return problem(404, "There is no mailbox at this address.")
        messages = await inbox.sent(self.emulator, self.configuration.url)
        return page.as_page(messages) if path == root else page.as_json(messages)

    def _checked(self, send: Send) -> Send:
        async def send_checked(message: Message) -> None:
            if message["type"] == "lifespan.startup.complete":
                try:
                    await self.on_started()
                except CloudRefused as refusal:
                    await send({"type": "lifespan.startup.failed", "message": str(refusal)})
                    return
            if message["type"] == "lifespan.shutdown.complete":
                self.on_stopped()
            await send(message)

        return send_checked


def _is_operation(method: str, path: str, scope: Scope) -> bool:
    """Whether it asks AWS for an operation; the rest has a door of its own (see `unsigned`)."""
    raw_path = (scope.get("raw_path") or b"").decode("latin-1")
    return not (
        admission.is_api_call(path)
        or admission.is_open_report(method, path)
        or admission.is_control(method, path)
        or unsigned.is_public_keys(method, raw_path)
    )


def _answer_to(failure: Exception) -> Answer:
    """What the emulator couldn't read for its depth is the caller's fault, all else its own."""
    if isinstance(failure, RecursionError):
        return calls.refusal("ValidationException", "The request is nested too deeply.")
    log.error("the emulator failed", exc_info=failure)
    return calls.refusal(FAILURE, "The local cloud failed.", 500)


def _without_hearsay(scope: Scope) -> Scope:
    kept = [each for each in scope.get("headers", []) if not each[0].lower().startswith(HEARSAY)]
    return {**scope, "headers": kept}
