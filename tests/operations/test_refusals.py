"""The runbook's "A mail about a dead letter", step 4: the CMS is told what ingest refused."""

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest

from amplify.project.root import ROOT
from operations.editors import ADDRESS, TOKEN, URL
from operations.rotate import new_secret
from tests.eventually import eventually
from tests.operations.operators import Operator
from tests.webhook import Webhook, lesson_event, new_entry

ENTRY = new_entry()
SECRET_TOKEN = "a-token-of-the-cms"


@dataclass(frozen=True)
class Cms:
    """What the command told, and with which authorization."""

    url: str
    told: list[tuple[str, str, dict[str, Any]]]


@pytest.fixture
def cms() -> Iterator[Cms]:
    told: list[tuple[str, str, dict[str, Any]]] = []

    class Answers(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["content-length"])))
            told.append((self.path, self.headers["authorization"], body))
            answer = json.dumps({"marked": len(body["refused"])}).encode()
            self.send_response(200)
            self.send_header("content-length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_: Any) -> None:
            """Not among the tests' own lines."""

    server = HTTPServer(("127.0.0.1", 0), Answers)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield Cms(f"http://127.0.0.1:{server.server_port}", told)
    server.shutdown()
    thread.join()
    server.server_close()


def test_the_cms_is_told_which_webhook_was_refused_and_why(operator: Operator, cms: Cms) -> None:
    signed_wrongly = Webhook(operator.stacks.webhooksUrl, operator.webhook_key(), new_secret())
    signed_wrongly.send(lesson_event(ENTRY, 1, "Refused"), event_id="evt_refused")
    knows = replace(operator, environ={**operator.environ, URL: cms.url, TOKEN: SECRET_TOKEN})
    named = ("--env", "local", "--endpoint-url", operator.cloud.url)

    def told() -> bool:
        said = knows.runs("operations.refusals", *named)
        return "evt_refused" in said

    eventually(told, 60, "the refusal")
    path, authorization, body = cms.told[-1]
    assert (path, authorization) == (ADDRESS, f"Bearer {SECRET_TOKEN}")
    (refused,) = [each for each in body["refused"] if each["id"] == "evt_refused"]
    assert refused["signedAt"] > 0
    assert refused["reason"]

    replayed = knows.on_aws("replay")
    assert "sent to the ingest queue again" in replayed
    assert "evt_refused" in cms.told[-1][2]["sentAgain"]
    _forget(operator)


def test_asked_to_go_on_it_outlives_a_cms_that_is_away_and_ends_when_told(
    operator: Operator,
) -> None:
    """As the supervisor of `make run` ends it."""
    nobody = {URL: "http://127.0.0.1:9", TOKEN: SECRET_TOKEN}
    signed_wrongly = Webhook(operator.stacks.webhooksUrl, operator.webhook_key(), new_secret())
    signed_wrongly.send(lesson_event(ENTRY, 2, "Refused"))
    named = ("--env", "local", "--endpoint-url", operator.cloud.url, "--every", "0.1")
    keeps = subprocess.Popen(
        [sys.executable, "-m", "operations.refusals", *named],
        cwd=ROOT,
        env={**operator.environ, **operator.credentials, **nobody},
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert keeps.stderr is not None
        assert nobody[URL] in keeps.stderr.readline()
        keeps.terminate()
        assert keeps.wait(timeout=30) == 0
        assert "Traceback" not in keeps.stderr.read()
    finally:
        keeps.kill()
        _forget(operator)


def _forget(operator: Operator) -> None:
    """It is refused once more: for the tests that follow, the queue is emptied."""
    eventually(lambda: operator.waiting("parked"), 60, "the webhook, parked again")
    operator.empties("parked")
