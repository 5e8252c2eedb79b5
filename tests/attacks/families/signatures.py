"""Signatures that are forged, stale, replayed or somebody else's (AWS, "Signature Version 4")."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from tests.access import people
from tests.attacks.answer import Answer
from tests.attacks.attack import Attack, Attempt, Control, Family
from tests.attacks.calls import DYNAMODB, signed
from tests.attacks.requests_as_data import OWN, PROJECTION, learners, one
from tests.attacks.scene import Scene
from tests.attacks.sessions import Keys
from tests.attacks.signing import Signed

REFUSED = r'^400 \{"__type": "%s", "message": "%s'
MISMATCH = REFUSED % (
    "InvalidSignatureException",
    "The request signature we calculated does not match",
)
LATE_OR_EARLY = REFUSED % ("InvalidSignatureException", r"Signature (expired|not yet current): ")
OF_ANOTHER_DAY = REFUSED % ("InvalidSignatureException", "Date in Credential scope does not match")
NOT_SIGNED = REFUSED % (
    "InvalidSignatureException",
    r"The headers host and x-amz-\* must be signed",
)
OF_ANOTHER_SERVICE = REFUSED % (
    "InvalidSignatureException",
    "Credential should be scoped to correct service",
)
NO_DIGITS = REFUSED % ("InvalidSignatureException", "A signature is hexadecimal")
INCOMPLETE = REFUSED % ("IncompleteSignatureException", "")
UNKNOWN = REFUSED % (
    "UnrecognizedClientException",
    "The security token included in the request is invalid",
)
ELSEWHERE = (
    r"^400 .*(AccessDeniedException.*dynamodb:Query on resource: \*|InvalidSignatureException)"
)
"""AWS has an endpoint for each region, which takes no other's scope; the local cloud's one serves
every region, where no policy allows a table.
"""
NOBODY = REFUSED % ("MissingAuthenticationTokenException", "Missing Authentication Token")
CHANGES = "change a request that somebody else has signed"
POSES = "make requests as somebody else"
REPLAYS = "use a captured request again, as often as they like"
OF_THE_EMULATOR = "to AWS a key that only the emulator knows is a made-up one"
LATE = timedelta(minutes=16)
NOW = timedelta()


def read(scene: Scene, pk: str = "<me>") -> Signed:
    wanted = learners("Query", **one(pk, **PROJECTION))
    body = json.dumps(wanted.filled(scene.names())).encode()
    return signed(scene, "Query", body)


def made(moved: timedelta = NOW, **wrong: Any) -> Attempt:
    """A lawful read, signed at another time or with a part of it made wrong."""

    def attempt(scene: Scene) -> Answer:
        return replace(read(scene), **wrong).sent(datetime.now(UTC) + moved)

    return attempt


def keys(edit: Callable[[Scene, Keys], Keys]) -> Attempt:
    def attempt(scene: Scene) -> Answer:
        request = read(scene)
        return replace(request, keys=edit(scene, request.keys)).sent(datetime.now(UTC))

    return attempt


def header(name: str, edit: Callable[[Scene, str], str]) -> Attempt:
    """A header is edited after signing; one edited to "" is left out."""

    def attempt(scene: Scene) -> Answer:
        now, request = datetime.now(UTC), read(scene)
        return request.sent(now, headers={name: edit(scene, request.headers(now)[name])})

    return attempt


def signature(edit: Callable[[str], str]) -> Attempt:
    def edited(_: Scene, authorization: str) -> str:
        rest, mark, value = authorization.rpartition("Signature=")
        return rest + mark + edit(value)

    return header("authorization", edited)


def with_another_operation(scene: Scene) -> Answer:
    """Both operations take the same body, so that nothing but the signature tells them apart."""
    body = json.dumps(learners("GetItem", Key=OWN, **PROJECTION).filled(scene.names())).encode()
    named = {"x-amz-target": DYNAMODB + "DeleteItem"}
    return signed(scene, "GetItem", body).sent(datetime.now(UTC), headers=named)


def body_of_another(scene: Scene) -> Answer:
    return read(scene).sent(datetime.now(UTC), body=read(scene, "<victim>").body)


def day_before(_: Scene, authorization: str) -> str:
    today = f"{datetime.now(UTC):%Y%m%d}"
    return authorization.replace(f"/{today}/", "/20200101/", 1)


def algorithm(name: str) -> Callable[[Scene, str], str]:
    return lambda _, authorization: authorization.replace("AWS4-HMAC-SHA256", name, 1)


REPLAYED = (
    Attack("after 16 minutes", REPLAYS, made(-LATE), LATE_OR_EARLY),
    Attack("after a day", REPLAYS, made(timedelta(days=-1)), LATE_OR_EARLY),
    Attack("from the future", "make requests for a time after their session", made(LATE), LATE_OR_EARLY),
    Attack("with another body", CHANGES, body_of_another, MISMATCH),
    Attack("with another operation", CHANGES, with_another_operation, MISMATCH),
    Attack("at another host", REPLAYS, header("host", lambda *_: "localhost:1"), MISMATCH),
    Attack("with another date", REPLAYS, header("x-amz-date", lambda *_: "20990101T000000Z"), LATE_OR_EARLY),
    Attack("with the date of another day", REPLAYS, header("authorization", day_before), OF_ANOTHER_DAY),
)  # fmt: skip
FORGED = (
    Attack("one digit off", POSES, signature(lambda value: value[:-1] + ("0" if value[-1] != "0" else "1")), MISMATCH),
    Attack("truncated", POSES, signature(lambda value: value[:32]), MISMATCH),
    Attack("empty", POSES, signature(lambda _: ""), INCOMPLETE),
    Attack("zeros", POSES, signature(lambda _: "0" * 64), MISMATCH),
    Attack("not ASCII", "crash the comparison", signature(lambda _: "é" * 64), NO_DIGITS),
    Attack("no header", POSES, header("authorization", lambda *_: ""), NOBODY),
    Attack("another algorithm", POSES, header("authorization", algorithm("AWS4-HMAC-NONE")), INCOMPLETE),
    Attack("the algorithm of 2006", POSES, header("authorization", algorithm("AWS")), NOBODY),
    Attack("the algorithm for every region", POSES, header("authorization", algorithm("AWS4-ECDSA-P256-SHA256")), INCOMPLETE),
    Attack("for another region", "use a signature made for elsewhere", made(region="us-gov-west-1"), ELSEWHERE),
    Attack("for another service", "use a signature made for elsewhere", made(service="s3"), OF_ANOTHER_SERVICE),
    Attack("target not signed", CHANGES, made(left_out=("x-amz-target",)), NOT_SIGNED),
    Attack("host not signed", REPLAYS, made(left_out=("host",)), NOT_SIGNED),
)  # fmt: skip
SWAPPED = (
    Attack("another's key id", POSES, keys(lambda scene, mine: replace(mine, access=scene.victim.keys.access)), UNKNOWN),
    Attack("another's session token", POSES, keys(lambda scene, mine: replace(mine, token=scene.victim.keys.token)), UNKNOWN),
    Attack("no session token", "outlive the session", keys(lambda _, mine: replace(mine, token="")), UNKNOWN),
    Attack("truncated session token", POSES, keys(lambda _, mine: replace(mine, token=mine.token[:-4])), UNKNOWN),
    Attack("the operator's key id", "be the account's operator", keys(lambda scene, mine: replace(mine, access=people.operators_key_id(scene.cloud))), UNKNOWN),
    Attack("the operator's key id alone", "be the account's operator", keys(lambda scene, mine: Keys(people.operators_key_id(scene.cloud), mine.secret)), MISMATCH),
    Attack("the emulator's own key", "be the root of an account that nobody configured", keys(lambda *_: Keys("test", "test")), UNKNOWN, OF_THE_EMULATOR),
    Attack("the account's number for a key", "be the account's root", keys(lambda scene, _: Keys(scene.names()["account"], "test")), UNKNOWN, OF_THE_EMULATOR),
    Attack("an empty key", "be nobody, to whom no rule applies", keys(lambda *_: Keys("", "test")), NOBODY),
    Attack("a made-up key", "be somebody unknown, to whom no rule applies", keys(lambda *_: Keys("ASIA" + "A" * 16, "secret", "token")), UNKNOWN),
)  # fmt: skip

FAMILY = Family(
    "signatures",
    REPLAYED + FORGED + SWAPPED,
    (
        Control("well signed", made()),
        Control("four minutes old", made(timedelta(minutes=-4))),
    ),
)  # fmt: skip
