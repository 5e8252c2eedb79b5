"""HTTP around `files`: loopback only, GET and HEAD only, for the names it was told."""

import json
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from webapp.serve import files

LOOPBACK = "127.0.0.1"


def security_headers(site: Path) -> dict[str, str]:
    """What the build decided for this site; read anew, since a build may replace the site.

    A directory without it is not a finished site.
    """
    headers: dict[str, str] = json.loads((site / "headers.json").read_text())
    return headers


class SiteServer(ThreadingHTTPServer):
    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, site: Path, port: int) -> None:
        self.site = site.resolve()
        security_headers(self.site)
        super().__init__((LOOPBACK, port), SiteHandler)
        own_port = self.server_address[1]
        self.hosts = {f"{name}:{own_port}" for name in (LOOPBACK, "localhost")}


class SiteHandler(BaseHTTPRequestHandler):
    """A request whose Host is another name is refused: DNS rebinding would come that way."""

    protocol_version = "HTTP/1.1"
    server_version = "Lectern"
    sys_version = ""
    server: SiteServer

    def do_GET(self) -> None:
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        self._answer(with_body=False)

    def _answer(self, with_body: bool) -> None:
        if self.headers.get("Host", "") not in self.server.hosts:
            self._send(HTTPStatus.MISDIRECTED_REQUEST, {}, b"", with_body)
            return
        found = files.answer(self.server.site, self.path, self.headers.get("Accept-Encoding", ""))
        body = found.file.read_bytes() if found.file else b""
        self._send(found.status, found.headers, body, with_body)

    def _send(self, status: int, headers: dict[str, str], body: bytes, with_body: bool) -> None:
        self.send_response(status)
        for name, value in {**security_headers(self.server.site), **headers}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if with_body:
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Silent: what a page asks for is no news."""
