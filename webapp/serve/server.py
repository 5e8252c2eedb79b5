"""HTTP around `files`: loopback only, GET and HEAD only, for the names it was told."""

from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from webapp.serve import files
from webapp.serve.hosting import Hosting

LOOPBACK = "127.0.0.1"


class SiteServer(ThreadingHTTPServer):
    """Raises FileNotFoundError for a directory that is no finished site."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, site: Path, port: int, hosting: Hosting) -> None:
        self.site = site.resolve(strict=True)
        self.hosting = hosting
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
        accepted = self.headers.get("Accept-Encoding", "")
        found = files.answer(self.server.site, self.server.hosting, self.path, accepted)
        body = found.file.read_bytes() if found.file else b""
        self._send(found.status, found.headers, body, with_body)

    def _send(self, status: int, headers: dict[str, str], body: bytes, with_body: bool) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if with_body:
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Silent: what a page asks for is no news."""
