"""The gateway in front of the emulator: who is let through, and what a page may read."""

from pathlib import Path

import pytest

from local.cloud.mailbox import inbox
from local.cloud.request import asgi
from local.cloud.request.asgi import Receive, Scope, Send
from tests.unit.cloud.applications import SECRET, SITE, answering, ask, gateway, header

API = "/_aws/execute-api/abc/local/search"
EXPOSED = "x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date"
SIGN_UP = {
    "x_amz_target": "AWSCognitoIdentityProviderService.GetUser",
    "content_type": "application/x-amz-json-1.1",
}
CONTROL = ["/_ministack/reset", "/_localstack/health", "/health", "/_aws/sqs", "/_lectern/save"]


@pytest.mark.parametrize("path", CONTROL)
def test_control_routes_are_closed_without_the_root_key(path: str, tmp_path: Path) -> None:
    door = gateway(answering(200, "in"), tmp_path)
    assert ask(door, "POST", path).status == 403
    assert ask(door, "POST", path, x_lectern_root_key="wrong").status == 403


def test_the_root_key_opens_them(tmp_path: Path) -> None:
    door = gateway(answering(200, "in"), tmp_path)
    assert ask(door, "POST", "/_ministack/reset", x_lectern_root_key=SECRET).json() == "in"


def test_health_and_apis_are_open(tmp_path: Path) -> None:
    door = gateway(answering(200, "in"), tmp_path)
    assert ask(door, "GET", "/_lectern/health").json() == {"status": "ready"}
    assert ask(door, "GET", API).json() == "in"


def test_a_custom_resource_may_report_by_its_secret_path(tmp_path: Path) -> None:
    door = gateway(answering(200, "in"), tmp_path)
    assert ask(door, "PUT", "/_ministack/cfn-response/token").json() == "in"
    assert ask(door, "GET", "/_ministack/cfn-response/token").status == 403


@pytest.mark.parametrize("host", ["localhost:4610", "127.0.0.1", "[::1]:4610", "LOCALHOST:1"])
def test_loopback_names_are_served(host: str, tmp_path: Path) -> None:
    assert ask(gateway(answering(200, "in"), tmp_path), "GET", API, host=host).status == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "127.0.0.1.evil.example",
        "10.0.0.1:4610",
        "127.0.0.1@evil.example",
        "localhost.",
        "bucket.s3.localhost:4610",
        "abc.lambda-url.eu-west-1.localhost:4610",
        "abc.execute-api.127.0.0.1:4610",
    ],
)
def test_other_names_are_not(host: str, tmp_path: Path) -> None:
    """Those below localhost neither: the emulator would read a bucket or a function from them."""
    assert ask(gateway(answering(200, "in"), tmp_path), "GET", API, host=host).status == 421


@pytest.mark.parametrize("path", ["/oauth2/authorize", "/login", "/logout", "/oauth2/token"])
def test_there_are_no_hosted_sign_in_pages(path: str, tmp_path: Path) -> None:
    assert ask(gateway(answering(200, "in"), tmp_path), "GET", path).status == 404


def test_a_denial_is_readable_by_the_site_and_by_nobody_else(tmp_path: Path) -> None:
    door = gateway(answering(400, "denied", {"Access-Control-Allow-Origin": "*"}), tmp_path)
    answer = ask(door, "POST", "/", origin=SITE, **SIGN_UP)
    assert (answer.status, header(answer, "access-control-allow-origin")) == (400, SITE)
    assert header(answer, "access-control-expose-headers") == EXPOSED
    assert header(ask(door, "POST", "/"), "access-control-allow-origin") is None
    foreign = ask(door, "POST", "/", origin="http://127.0.0.1:3001")
    assert foreign.status == 403
    assert header(foreign, "access-control-allow-origin") is None


def test_a_preflight_is_answered_without_the_emulator(tmp_path: Path) -> None:
    door = gateway(answering(500, "asked"), tmp_path)
    answer = ask(door, "OPTIONS", "/", origin=SITE, access_control_request_headers="x-amz-target")
    assert answer.status == 204
    assert header(answer, "access-control-allow-headers") == "x-amz-target"
    assert header(answer, "access-control-allow-origin") == SITE


def test_an_apis_own_cors_headers_are_left_as_they_are(tmp_path: Path) -> None:
    door = gateway(answering(200, "in", {"access-control-allow-origin": "*"}), tmp_path)
    assert header(ask(door, "GET", API, origin=SITE), "access-control-allow-origin") == "*"
    silent = gateway(answering(401, "out"), tmp_path)
    assert header(ask(silent, "GET", API, origin=SITE), "access-control-allow-origin") is None


def messages(text: str) -> dict[str, object]:
    record = {
        "MessageId": "1",
        "Source": "sender@lectern.test",
        "To": ["ada@lectern.test"],
        "Subject": "<b>Code</b>",
        "BodyText": text,
        "BodyHtml": None,
        "Timestamp": 1795219200.5,
    }
    return {"messages": {"746291835107": [record]}}


def test_the_mailbox_is_read_at_its_unguessable_address(tmp_path: Path) -> None:
    door = gateway(answering(200, messages("123987")), tmp_path)
    path = "/mail/" + inbox.token(tmp_path) + "/"
    (mail,) = ask(door, "GET", path + "messages.json").json()["messages"]
    assert mail == {
        "message_id": "1",
        "sender": "sender@lectern.test",
        "to": ["ada@lectern.test"],
        "subject": "<b>Code</b>",
        "text": "123987",
        "sent_at": "2026-11-21T00:00:00.500000+00:00",
    }
    for guess in ("/mail/", "/mail/x/", path + "other", "/mail//messages.json"):
        assert ask(door, "GET", guess).status == 404


def test_the_mailboxs_page_shows_markup_as_text(tmp_path: Path) -> None:
    door = gateway(answering(200, messages("<script>alert(1)</script>")), tmp_path)
    page = ask(door, "GET", "/mail/" + inbox.token(tmp_path) + "/")
    assert b"<script>" not in page.body
    assert b"&lt;b&gt;Code" in page.body
    assert "default-src 'none'" in (header(page, "content-security-policy") or "")


def test_the_mailboxs_address_stays_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    assert inbox.token(tmp_path) == inbox.token(tmp_path)
    assert len(inbox.token(tmp_path)) >= 32
    assert (tmp_path / inbox.ADDRESS_FILE).stat().st_mode & 0o077 == 0


def test_every_answer_tells_the_time(tmp_path: Path) -> None:
    """A page whose clock is wrong signs again by the time of the refusal."""
    door = gateway(answering(200, "in"), tmp_path)
    assert header(ask(door, "POST", "/", origin=SITE, x_amz_target="none"), "date")


def test_an_emulator_that_fails_says_so_to_the_page(tmp_path: Path) -> None:
    async def failing(_scope: Scope, _receive: Receive, _send: Send) -> None:
        raise KeyError("unforeseen")

    answer = ask(gateway(failing, tmp_path), "GET", API)
    assert (answer.status, answer.json()["__type"]) == (500, "InternalFailure")


def test_what_is_too_deep_for_the_emulator_is_the_callers_fault(tmp_path: Path) -> None:
    async def sinking(_scope: Scope, _receive: Receive, _send: Send) -> None:
        raise RecursionError

    assert ask(gateway(sinking, tmp_path), "GET", API).status == 400


def test_nobody_says_where_a_request_came_from(tmp_path: Path) -> None:
    seen: list[Scope] = []

    async def noting(scope: Scope, _receive: Receive, send: Send) -> None:
        seen.append(scope)
        await asgi.send_answer(send, asgi.Answer(200, b""))

    ask(gateway(noting, tmp_path), "GET", API, x_forwarded_proto="https", forwarded="for=1.2.3.4")
    assert not {b"forwarded", b"x-forwarded-proto"} & {name for name, _ in seen[0]["headers"]}
