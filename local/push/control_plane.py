"""The Amplify control plane that the emulator lacks: apps and their backend environments.

Answers the routes of the Amplify API that `amplify init`, `push`, `env`, `pull` and `delete`
use, in the JSON of AWS's reference (docs.aws.amazon.com/amplify/latest/APIReference).
"""

import json
import re
import secrets
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import unquote, urlsplit

from local import settings

Record = dict[str, Any]


class NotFound(Exception):
    """AWS answers 404 NotFoundException."""


@dataclass
class ControlPlane:
    """`apps` by app id; `environments` by app id, then by environment name."""

    apps: dict[str, Record] = field(default_factory=dict)
    environments: dict[str, dict[str, Record]] = field(default_factory=dict)

    def list_apps(self, _body: Record) -> Record:
        return {"apps": list(self.apps.values())}

    def create_app(self, body: Record) -> Record:
        app_id = "d" + secrets.token_hex(6)
        arn = f"arn:aws:amplify:{settings.REGION}:000000000000:apps/{app_id}"
        self.apps[app_id] = {"appId": app_id, "appArn": arn, "platform": "WEB"} | body
        self.environments[app_id] = {}
        return {"app": self.apps[app_id]}

    def get_app(self, _body: Record, app: str) -> Record:
        return {"app": _found(self.apps, app)}

    def delete_app(self, _body: Record, app: str) -> Record:
        gone = _found(self.apps, app)
        del self.apps[app], self.environments[app]
        return {"app": gone}

    def list_environments(self, _body: Record, app: str) -> Record:
        return {"backendEnvironments": list(_found(self.environments, app).values())}

    def create_environment(self, body: Record, app: str) -> Record:
        environment = {"backendEnvironmentArn": f"{self.apps[app]['appArn']}/env"} | body
        _found(self.environments, app)[body["environmentName"]] = environment
        return {"backendEnvironment": environment}

    def get_environment(self, _body: Record, app: str, name: str) -> Record:
        return {"backendEnvironment": _found(_found(self.environments, app), name)}

    def delete_environment(self, _body: Record, app: str, name: str) -> Record:
        gone = _found(_found(self.environments, app), name)
        del self.environments[app][name]
        return {"backendEnvironment": gone}


def _found(records: dict[str, Any], key: str) -> Any:
    if key not in records:
        raise NotFound(key)
    return records[key]


def _routes(plane: ControlPlane) -> list[tuple[str, str, Callable[..., Record]]]:
    environments = "/apps/([^/]+)/backendenvironments"
    return [
        ("GET", "/apps", plane.list_apps),
        ("POST", "/apps", plane.create_app),
        ("GET", "/apps/([^/]+)", plane.get_app),
        ("DELETE", "/apps/([^/]+)", plane.delete_app),
        ("GET", environments, plane.list_environments),
        ("POST", environments, plane.create_environment),
        ("GET", f"{environments}/([^/]+)", plane.get_environment),
        ("DELETE", f"{environments}/([^/]+)", plane.delete_environment),
    ]


def answer(plane: ControlPlane, method: str, target: str, body: Record) -> tuple[int, Record]:
    """The status and JSON for one request; the answer names an unknown route."""
    path = urlsplit(target).path
    for known_method, pattern, operation in _routes(plane):
        match = re.fullmatch(pattern, path)
        if match and known_method == method:
            try:
                return 200, operation(body, *map(unquote, match.groups()))
            except NotFound as missing:
                return 404, {"code": "NotFoundException", "message": f"{missing} isn't there"}
    return 501, {"code": "NotImplementedException", "message": f"{method} {path}"}


def _handler(plane: ControlPlane) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def handle_any(self) -> None:
            sent = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            status, body = answer(plane, self.command, self.path, json.loads(sent or b"{}"))
            encoded = json.dumps(body).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(encoded)))
            if status != 200:
                self.send_header("x-amzn-ErrorType", body["code"])
            self.end_headers()
            self.wfile.write(encoded)

        do_GET = do_POST = do_DELETE = handle_any  # noqa: N815 - the names http.server calls

        def log_message(self, *_given: Any) -> None:
            """Requests aren't logged, because the CLI logs those that fail."""

    return Handler


@contextmanager
def serving(plane: ControlPlane) -> Iterator[str]:
    """Serves `plane` on a free loopback port and yields its address."""
    server = ThreadingHTTPServer((settings.LOOPBACK, 0), _handler(plane))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://{settings.LOOPBACK}:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
