"""`python -m tests.unit.cloud.request.walk DIRECTORY`: asks the local cloud for every
operation, as root, as a learner and as nobody, and in every confusing way, and prints what was run
as JSON.

It runs in a process of its own since the emulator's state and hooks are its process's. Handlers
are replaced by ones that note that they were reached: what isn't refused before is "run".
"""

import asyncio
import functools
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from botocore.credentials import Credentials

from local.cloud import assembly
from local.cloud.canaries import stage
from local.cloud.canaries.signing import Client
from local.cloud.patches.emulator import hooks, loading
from local.cloud.process.configuration import CloudConfiguration
from local.cloud.request import asgi, aws_models
from local.cloud.request.asgi import Application
from tests.unit.cloud.request.walk import confusions, samples
from tests.unit.cloud.request.walk.samples import Request

ROOT = Credentials("AKIAROOT", "root-secret")
STRANGER_PATHS = (("/2015-03-31/functions", "POST"), ("/restapis", "GET"), ("/a-bucket/a", "PUT"))


class Noted:
    """`ran` are the services whose handlers were reached by the request in hand."""

    def __init__(self) -> None:
        self.armed = False
        self.ran: list[str] = []

    def instead_of(self, service: str, shipped: Any) -> Any:
        @functools.wraps(shipped)
        async def handle(*given: Any) -> Any:
            if not self.armed:
                return await shipped(*given)
            self.ran.append(service)
            return 200, {"Content-Type": "application/json"}, b"{}"

        return handle


def assembled(noted: Noted, state: Path) -> Application:
    chosen = CloudConfiguration(
        4610, state, ROOT.access_key, ROOT.secret_key, frozenset(), log_level="CRITICAL"
    )
    shipped = loading.load(chosen)
    handlers = hooks.attribute("ministack.app", "SERVICE_HANDLERS", dict)
    for service in handlers:
        handlers[service] = noted.instead_of(service, handlers[service])
    from ministack.services import ses_v2  # noqa: PLC0415 - only after it was configured

    ses_v2.handle_request = noted.instead_of("ses", ses_v2.handle_request)
    setattr(loading, "load", lambda _: shipped)  # noqa: B010 - once: it was loaded above
    return assembly.assemble(chosen)


async def asked(door: Application, noted: Noted, request: Request) -> dict[str, Any]:
    noted.ran.clear()
    answer = await asgi.call(door, request.method, request.url, request.headers, request.body)
    return {"status": answer.status, "ran": list(noted.ran), "said": answer.body[:160].decode()}


def operations() -> Iterator[tuple[Request, str]]:
    for service in aws_models.services():
        for name in service.model.operation_names:
            operation = service.model.operation_model(name)
            yield samples.of(service, operation), service.emulated


async def walk(state: Path) -> dict[str, dict[str, Any]]:
    noted = Noted()
    door = assembled(noted, state)
    role = "walker"
    await stage.prepare(Client(door, samples.URL, ROOT), "walked", role)
    learner = stage.session(role)
    noted.armed = True
    found: dict[str, dict[str, Any]] = {"root": {}, "learner": {}, "nobody": {}, "confused": {}}
    for request, emulated in operations():
        as_root = await asked(door, noted, request.signed(ROOT))
        found["root"][request.names] = {**as_root, "emulated": emulated}
        found["learner"][request.names] = await asked(door, noted, request.signed(learner))
        found["nobody"][request.names] = await asked(door, noted, request)
        for name, confused in _confused(request):
            found["confused"][f"nobody: {name}"] = await asked(door, noted, confused)
            signed = confused.signed(learner)
            found["confused"][f"learner: {name}"] = await asked(door, noted, signed)
    return found


def _confused(request: Request) -> Iterator[tuple[str, Request]]:
    yield from confusions.of(request)
    if any(name.lower() == "x-amz-target" for name in request.headers):
        for path, method in STRANGER_PATHS:
            yield from confusions.of_open(request, path, method)


if __name__ == "__main__":
    json.dump(asyncio.run(walk(Path(sys.argv[1]))), sys.stdout)
