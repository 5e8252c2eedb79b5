"""Lets only the site's own pages read the cloud's answers.

AWS sends CORS headers on denials too; the emulator doesn't, and a browser then reports
"Failed to fetch" in place of AccessDenied. An API's own answers are left as its template
made them: a missing header there is a fault of the template that must show.
"""

from local.cloud.request.asgi import Answer, Message, Send

PREFLIGHT_SECONDS = "600"
METHODS = "GET, POST, PUT, DELETE, HEAD, PATCH"
REPLACED = frozenset(
    {
        b"access-control-allow-origin",
        b"access-control-allow-credentials",
        b"access-control-expose-headers",
    }
)
EXPOSED = b"x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date"
"""What DynamoDB and Cognito let pages read, and no more: Date is how a page with a wrong clock
learns the right time.
"""
Headers = list[tuple[bytes, bytes]]


def preflight(requested_headers: str) -> Answer:
    """The origin itself is added by `readable_by`, as to every answer."""
    return Answer(
        204,
        b"",
        headers=(
            (b"access-control-allow-methods", METHODS.encode()),
            (b"access-control-allow-headers", requested_headers.encode("latin-1")),
            (b"access-control-max-age", PREFLIGHT_SECONDS.encode()),
        ),
    )


def readable_by(origin: str, send: Send) -> Send:
    """Lets only `origin` read the answer, whatever the emulator would allow ("" for none)."""

    async def send_readable(message: Message) -> None:
        if message["type"] == "http.response.start":
            message = {**message, "headers": _replaced(message.get("headers", []), origin)}
        await send(message)

    return send_readable


def _replaced(headers: Headers, origin: str) -> Headers:
    kept = [(name, value) for name, value in headers if name.lower() not in REPLACED]
    return [*kept, *_allow(origin)] if origin else kept


def _allow(origin: str) -> Headers:
    return [
        (b"access-control-allow-origin", origin.encode("latin-1")),
        (b"access-control-expose-headers", EXPOSED),
        (b"vary", b"origin"),
    ]
