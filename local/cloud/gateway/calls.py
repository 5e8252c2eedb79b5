"""Reads a whole request to AWS; refuses one without exactly one operation or a valid body."""

import uuid
from dataclasses import dataclass

from local.cloud.patches.door import dispatch
from local.cloud.request import bodies, derivation, rest_routes, sent
from local.cloud.request.asgi import Answer, Message, Receive, Scope
from local.cloud.request.derivation import Call
from local.cloud.request.sent import Sent
from local.cloud.request.underived import Underived, Unsigned

UNKNOWN = "UnknownOperationException"
MISSING = "MissingAuthenticationTokenException"
AS_S3 = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    "<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>"
)


@dataclass(frozen=True)
class Read:
    """A request that may go on: its operation, and its body to be read again."""

    call: Call
    receive: Receive


async def read(scope: Scope, receive: Receive) -> Read | Answer | None:
    """What may go on, or why not; None where its sender hung up."""
    try:
        begun = sent.read(scope)
    except Underived as refused:
        return refusal(UNKNOWN, _ambiguous(refused))
    body = await _whole(receive)
    if body is None:
        return None
    whole = sent.with_body(begun, body)
    try:
        call = derivation.derive(whole)
        if call.service.name == "s3" and dispatch.refuses_as_two(whole):
            raise Underived("it names two parts of a bucket")
        bodies.refuse_malformed(call, body, is_cbor=whole.content_type == "application/cbor")
    except Unsigned:
        return _unsigned(whole)
    except Underived as refused:
        return refusal(UNKNOWN, _ambiguous(refused))
    except bodies.Malformed as malformed:
        return refusal(malformed.kind, malformed.message)
    return Read(call, _again(body, receive))


def refusal(kind: str, message: str, status: int = 400) -> Answer:
    """As AWS's JSON services answer."""
    return Answer.of_error(status, kind, message, str(uuid.uuid4()))


def _ambiguous(refused: Underived) -> str:
    return f"The local cloud can't tell which operation this is: {refused}."


def _unsigned(whole: Sent) -> Answer:
    if rest_routes.is_of_json(whole):
        return refusal(MISSING, "Missing Authentication Token", 403)
    return Answer(403, AS_S3.encode(), "application/xml")


async def _whole(receive: Receive) -> bytes | None:
    parts = []
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None
        parts.append(message.get("body", b""))
        if not message.get("more_body"):
            return b"".join(parts)


def _again(body: bytes, receive: Receive) -> Receive:
    read: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def receive_again() -> Message:
        return read.pop() if read else await receive()

    return receive_again
