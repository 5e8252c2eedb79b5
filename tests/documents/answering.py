"""What stands for AWS where a command is only to be seen to ask: it says yes to everything."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from local.settings import LOOPBACK

APP = {"app": {"appArn": "arn:aws:amplify:eu-west-1:123456789012:apps/d1a2b3c4"}}


@dataclass(frozen=True)
class Yes:
    """`asked` is the path of each request, or the operation in its header."""

    address: str
    asked: list[str]


@contextmanager
def serving() -> Iterator[Yes]:
    asked: list[str] = []

    class Answer(BaseHTTPRequestHandler):
        def _say(self) -> None:
            asked.append(self.headers.get("x-amz-target", self.path))
            self.rfile.read(int(self.headers.get("content-length", 0)))
            body = json.dumps(APP).encode()
            self.send_response(200)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_POST = _say  # noqa: N815 -- the names that http.server calls

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer((LOOPBACK, 0), Answer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield Yes(f"http://{LOOPBACK}:{server.server_port}", asked)
    finally:
        server.shutdown()
        server.server_close()
