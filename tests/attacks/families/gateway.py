"""The local cloud's own door: hosts, origins, control routes, and oddities of HTTP."""

import socket
from urllib.parse import urlsplit

from tests.attacks.answer import Answer
from tests.attacks.attack import Attack, Attempt, Control, Family
from tests.attacks.calls import http
from tests.attacks.scene import Scene

REBINDS = "reach the cloud from any web page by a name that resolves to this machine"
CONTROLS = "steer the emulator"
FOREIGN_HOST = r"^421 .*answers on loopback names only"
FOREIGN_PAGE = r"^403 .*may not use the local cloud"
NEEDS_ROOT = r"^403 .*This route needs the root key"
UNSIGNED = r'^400 \{"__type": "MissingAuthenticationTokenException"'
NO_HTTP = r"^400 HTTP/1\.1 400 Bad Request\r\n.*Invalid HTTP request received\.(?!.*HTTP/1\.1)"
NOT_TOLD = r'^400 \{"__type": "UnknownOperationException"'
NOT_TOLD_ALONE = r'^400 HTTP/1\.1 400 Bad Request\r\n.*"UnknownOperationException"(?!.*HTTP/1\.1)'
"""The answer to one request, and none to a second that hides behind it."""
TOO_LONG = r"^400 (hung up$|HTTP/1\.1 400 Bad Request\r\n)"
"""Either is right: the server answers and hangs up before it has read all, and which of the two
the sender notices first is a race.
"""
TARGET = {
    "content-type": "application/x-amz-json-1.0",
    "x-amz-target": "DynamoDB_20120810.ListTables",
}
TIMEOUT_SECONDS = 10


def call(path: str = "/", method: str = "POST", **headers: str) -> Attempt:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda scene: http(method, scene.cloud.url + path, {**TARGET, **named}, "{}")


def sent(text: str) -> Attempt:
    """Bytes that no HTTP library would send; `<host>` is filled in."""

    def attempt(scene: Scene) -> Answer:
        address = urlsplit(scene.cloud.url)
        assert address.hostname
        assert address.port
        with socket.create_connection((address.hostname, address.port), TIMEOUT_SECONDS) as line:
            try:
                line.sendall(text.replace("<host>", address.netloc).encode("latin-1"))
                line.shutdown(socket.SHUT_WR)
                answer = line.makefile("rb").read().decode("latin-1")
            except TimeoutError:
                raise  # a worker that hangs is what the attacker wanted
            except OSError:  # hung up before all was sent, at whatever moment
                return Answer(400, "hung up")
        status = answer.partition(" ")[2][:3]
        return Answer(int(status or "400"), answer)

    return attempt


def post(*headers: str, body: str = "{}") -> str:
    lines = ["POST / HTTP/1.1", "connection: close", *headers, "", body]
    return "\r\n".join(lines)


HOST = "host: <host>"
SCAN = "x-amz-target: DynamoDB_20120810.Scan"
ODDITIES = (
    Attack("two lengths", "smuggle a second request behind the first", sent(post(HOST, SCAN, "content-length: 2", "content-length: 9")), NO_HTTP),
    Attack("a length and chunks", "smuggle a second request behind the first", sent(post(HOST, SCAN, "content-length: 2", "transfer-encoding: chunked", body="0\r\n\r\nPOST /health HTTP/1.1\r\n\r\n")), NOT_TOLD_ALONE),
    Attack("chunks of no size", "hang a worker", sent(post(HOST, SCAN, "transfer-encoding: chunked", body="zz\r\n")), NO_HTTP),
    Attack("two hosts", "show one host to one reader, another to the next", sent(post("host: evil.example", HOST, SCAN, "content-length: 2")), NO_HTTP),
    Attack("two targets", "show one operation to one reader, another to the next", sent(post(HOST, SCAN, "x-amz-target: DynamoDB_20120810.GetItem", "content-length: 2")), NOT_TOLD_ALONE),
    Attack("no host", REBINDS, sent(post(SCAN, "content-length: 2")), NO_HTTP),
    Attack("a header of 1 MB", "exhaust the server's memory", sent(post(HOST, "x-big: " + "x" * 1_000_000, "content-length: 2")), TOO_LONG),
    Attack("a header that's folded", "hide a header in another's value", sent(post(HOST, "x-a: b", " x-amz-target: DynamoDB_20120810.Scan", "content-length: 2")), NOT_TOLD_ALONE),
    Attack("an absolute address", "have the request sent on elsewhere", sent(f"POST http://169.254.169.254/ HTTP/1.1\r\n{HOST}\r\n{SCAN}\r\nconnection: close\r\ncontent-length: 2\r\n\r\n{{}}"), NOT_TOLD_ALONE),
    Attack("an older protocol", "go without a host", sent(f"POST / HTTP/0.9\r\n{SCAN}\r\n\r\n"), r"^421 HTTP/1\.1 421 .*answers on loopback names only"),
)  # fmt: skip
DOORS = (
    Attack("a foreign host", REBINDS, call(host="evil.example"), FOREIGN_HOST),
    Attack("a host that starts alike", REBINDS, call(host="127.0.0.1.evil.example"), FOREIGN_HOST),
    Attack("a host below localhost", "have a bucket or a function read from the name", call(host="a.lambda-url.eu-west-1.localhost"), FOREIGN_HOST),
    Attack("a host with a user", REBINDS, call(host="127.0.0.1@evil.example"), FOREIGN_HOST),
    Attack("a foreign origin", "use the cloud from any web page", call(origin="https://evil.example"), FOREIGN_PAGE),
    Attack("a file's origin", "use the cloud from a downloaded page", call(origin="null"), FOREIGN_PAGE),
    Attack("the origin on another port", "use the cloud from another program's page", call(origin="http://127.0.0.1:1"), FOREIGN_PAGE),
    Attack("an origin that starts alike", "use the cloud from any web page", call(origin="http://localhost.evil.example"), FOREIGN_PAGE),
    Attack("reset", "wipe the local account", call("/_ministack/reset"), NEEDS_ROOT),
    Attack("reset, with a doubled slash", "wipe the local account", call("//_ministack/reset"), NOT_TOLD),
    Attack("reset, encoded", "wipe the local account", call("/%5fministack/reset"), NEEDS_ROOT),
    Attack("reset, behind dots", "wipe the local account", call("/x/../_ministack/reset"), NOT_TOLD),
    Attack("reset, in capitals", "wipe the local account", call("/_MINISTACK/reset"), NOT_TOLD),
    Attack("reset, behind an API", "wipe the local account", call("/_aws/execute-api/../../_ministack/reset"), r'^404 \{"message": "Not Found"\}$'),
    Attack("the emulator's settings", CONTROLS, call("/_ministack/config"), NEEDS_ROOT),
    Attack("all messages of a queue", "read webhooks", call("/_aws/sqs/messages", "GET"), NEEDS_ROOT),
    Attack("the sent mail", "read confirmation codes", call("/_ministack/ses/messages", "GET"), NEEDS_ROOT),
    Attack("the mailbox by guess", "read confirmation codes", call("/mail/messages.json", "GET"), r"^404 .*There is no mailbox at this address"),
    Attack("save", CONTROLS, call("/_lectern/save"), NEEDS_ROOT),
    Attack("save, with a wrong key", CONTROLS, call("/_lectern/save", x_lectern_root_key="wrong"), NEEDS_ROOT),
    Attack("a token signed on demand", "be whoever they say, for as long as they say", call("/_lectern/sign"), NEEDS_ROOT),
    Attack("a token signed on demand, with a wrong key", "be whoever they say, for as long as they say", call("/_lectern/sign", x_lectern_root_key="wrong"), NEEDS_ROOT),
    Attack("a session without an end", "keep their access for ever", call("/_lectern/end-session"), NEEDS_ROOT),
    Attack("a session without an end, with a wrong key", "keep their access for ever", call("/_lectern/end-session", x_lectern_root_key="wrong"), NEEDS_ROOT),
    Attack("the hosted sign-in", "get tokens by a flow that the site doesn't use", call("/oauth2/token"), r"^404 .*There are no hosted sign-in pages here"),
    Attack("no signature", "read without a key", call(), UNSIGNED),
    Attack("an override of the method", "go past the rules for POST", call("/_ministack/reset", "GET", x_http_method_override="POST"), NEEDS_ROOT),
    Attack("a forwarded host", REBINDS, call(x_forwarded_host="127.0.0.1", host="evil.example"), FOREIGN_HOST),
)  # fmt: skip

FAMILY = Family(
    "gateway",
    DOORS + ODDITIES,
    (
        Control("health", call("/_lectern/health", "GET")),
        Control(
            "a request without a library",
            sent("GET /_lectern/health HTTP/1.1\r\nhost: <host>\r\nconnection: close\r\n\r\n"),
        ),
    ),
    only_local="an account on AWS has no door of the local cloud's",
)
