"""The server over a real socket on loopback."""

import http.client
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from webapp.serve import hosting
from webapp.serve.server import LOOPBACK, SiteServer


@pytest.fixture
def server(tmp_path: Path) -> Iterator[SiteServer]:
    (tmp_path / "index.html").write_text("home")
    running = SiteServer(tmp_path, 0, hosting.read())
    thread = threading.Thread(target=running.serve_forever)
    thread.start()
    yield running
    running.shutdown()
    thread.join()
    running.server_close()


def ask(server: SiteServer, method: str, host: str = "") -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection(LOOPBACK, server.server_address[1], timeout=5)
    headers = {"Host": host} if host else {}
    connection.request(method, "/", headers=headers)
    answer = connection.getresponse()
    answer.body = answer.read()  # type: ignore[attr-defined]
    connection.close()
    return answer


def test_a_page_comes_with_the_headers_of_the_hosting(server: SiteServer) -> None:
    answer = ask(server, "GET")
    assert answer.status == 200
    assert answer.body == b"home"  # type: ignore[attr-defined]
    assert answer.headers["Content-Security-Policy"] == "frame-ancestors 'none'"
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_head_request_gets_the_headers_alone(server: SiteServer) -> None:
    answer = ask(server, "HEAD")
    assert answer.headers["Content-Length"] == "4"
    assert answer.body == b""  # type: ignore[attr-defined]


def test_another_host_name_is_refused(server: SiteServer) -> None:
    assert ask(server, "GET", host="rebound.example").status == 421


def test_nothing_can_be_sent_to_it(server: SiteServer) -> None:
    assert ask(server, "POST").status == 501


def test_a_directory_that_is_not_there_is_no_site(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        SiteServer(tmp_path / "dist", 0, hosting.read())


def test_it_listens_on_loopback_only(server: SiteServer) -> None:
    assert server.server_address[0] == "127.0.0.1"
