"""The ASGI application in front of the emulator: admission, CORS, mailbox and its own routes."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from local.cloud import admission, ageing, cors, enforcement, mailbox, snapshots
from local.cloud.asgi import (
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
from local.cloud.configuration import CloudConfiguration
from local.cloud.errors import CloudRefused

TOO_DEEP = Answer(
    400, b'{"__type": "SerializationException", "message": "The request is nested too deeply."}'
)


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
        self.activity.touched(method, headers.get("x-amz-target", ""))
        enforcement.begin_request()
        try:
            await self.emulator(scope, receive, send)
        except RecursionError:  # from reading the body, before anything is answered
            await send_answer(send, TOO_DEEP)

    async def _own_answer(self, method: str, path: str, headers: dict[str, str]) -> Answer | None:
        if path == admission.HEALTH:
            return Answer(200, b'{"status": "ready"}')
        if (method, path) == ("POST", admission.SAVE):
            snapshots.save()
            return Answer(200, b'{"saved": true}')
        if path.startswith(mailbox.PREFIX):
            return await self._mail(path)
        if method == "OPTIONS" and headers.get("origin") and not admission.is_api_call(path):
            return cors.preflight(headers.get("access-control-request-headers", ""))
        return None

    async def _mail(self, path: str) -> Answer:
        root = mailbox.PREFIX + mailbox.token(self.configuration.state) + "/"
        if path not in {root, root + mailbox.JSON_NAME}:
            return problem(404, "There is no mailbox at this address.")
        messages = await mailbox.sent(self.emulator, self.configuration.url)
        return mailbox.as_page(messages) if path == root else mailbox.as_json(messages)

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
