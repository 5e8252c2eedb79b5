"""Stand-ins for the emulator, and a way to ask an ASGI application without a socket."""

import asyncio
import json
from pathlib import Path
from typing import Any

from local.cloud.gateway.gateway import Gateway
from local.cloud.process.configuration import CloudConfiguration, site_origins
from local.cloud.request import asgi
from local.cloud.request.asgi import Answer, Application, Receive, Scope, Send
from local.cloud.state import snapshots

SITE = "http://127.0.0.1:3000"
SECRET = "root-secret"


def configuration(state: Path) -> CloudConfiguration:
    return CloudConfiguration(4610, state, "AKIAROOT", SECRET, site_origins(3000))


def answering(status: int, body: Any, headers: dict[str, str] | None = None) -> Application:
    """An emulator that gives everyone the same answer."""

    async def application(_scope: Scope, _receive: Receive, send: Send) -> None:
        sent = tuple((n.encode(), v.encode()) for n, v in (headers or {}).items())
        await asgi.send_answer(send, Answer(status, json.dumps(body).encode(), headers=sent))

    return application


async def _nothing() -> None:
    return None


def gateway(emulator: Application, state: Path) -> Gateway:
    return Gateway(emulator, configuration(state), _nothing, lambda: None, snapshots.Activity())


def ask(application: Application, method: str, path: str, **headers: str) -> Answer:
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    host = sent.pop("host", "127.0.0.1:4610")
    return asyncio.run(asgi.call(application, method, f"http://{host}{path}", sent))


def header(answer: Answer, name: str) -> str | None:
    found = [value.decode() for key, value in answer.headers if key.decode().lower() == name]
    return found[-1] if found else None
