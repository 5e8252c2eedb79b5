"""Signatures that are forged, stale, replayed or somebody else's (AWS, "Signature Version 4")."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from tests.attacks.answer import Answer
from tests.attacks.attack import Attack, Attempt, Control, Family
from tests.attacks.calls import DYNAMODB
from tests.attacks.requests_as_data import OWN, PROJECTION, VICTIM, learners
from tests.attacks.scene import Scene
from tests.attacks.sessions import Keys
from tests.attacks.signing import Signed

REFUSED = (
    r"^40[03] .*(InvalidSignature|SignatureDoesNotMatch|IncompleteSignature|UnrecognizedClient"
    r"|InvalidToken|InvalidClientTokenId|RequestTimeTooSkewed|MissingAuthenticationToken"
    r"|UnsupportedSignature|MissingAuthorizationParameter|security token)"
)
CHANGES = "change a request that somebody else has signed"
POSES = "make requests as somebody else"
REPLAYS = "use a captured request again, as often as they like"
LATE = timedelta(minutes=16)
NOW = timedelta()


def read(scene: Scene, key: dict[str, Any] = OWN) -> Signed:
    wanted = learners("GetItem", Key=key, **PROJECTION)
    body = json.dumps(wanted.filled(scene.names())).encode()
    return Signed(scene.cloud.url, DYNAMODB + "GetItem", body, scene.mallory.keys)


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


def body_of_another(scene: Scene) -> Answer:
    return read(scene).sent(datetime.now(UTC), body=read(scene, VICTIM).body)


def day_before(_: Scene, authorization: str) -> str:
    today = f"{datetime.now(UTC):%Y%m%d}"
    return authorization.replace(f"/{today}/", "/20200101/", 1)


def algorithm(name: str) -> Callable[[Scene, str], str]:
    return lambda _, authorization: authorization.replace("AWS4-HMAC-SHA256", name, 1)


REPLAYED = (
    Attack("after 16 minutes", REPLAYS, made(-LATE)),
    Attack("after a day", REPLAYS, made(timedelta(days=-1))),
    Attack("from the future", "make requests for a time after their session", made(LATE)),
    Attack("with another body", CHANGES, body_of_another),
    Attack("with another operation", CHANGES,
           header("x-amz-target", lambda *_: DYNAMODB + "DeleteItem")),
    Attack("at another host", REPLAYS, header("host", lambda *_: "localhost:1")),
    Attack("with another date", REPLAYS, header("x-amz-date", lambda *_: "20990101T000000Z")),
    Attack("with the date of another day", REPLAYS, header("authorization", day_before)),
)  # fmt: skip
FORGED = (
    Attack("one digit off", POSES, signature(lambda value: value[:-1] + ("0" if value[-1] != "0" else "1"))),
    Attack("truncated", POSES, signature(lambda value: value[:32])),
    Attack("empty", POSES, signature(lambda _: "")),
    Attack("zeros", POSES, signature(lambda _: "0" * 64)),
    Attack("not ASCII", "crash the comparison", signature(lambda _: "é" * 64)),
    Attack("no header", POSES, header("authorization", lambda *_: "")),
    Attack("another algorithm", POSES, header("authorization", algorithm("AWS4-HMAC-NONE"))),
    Attack("the algorithm of 2006", POSES, header("authorization", algorithm("AWS"))),
    Attack("the algorithm for every region", POSES, header("authorization", algorithm("AWS4-ECDSA-P256-SHA256"))),
    Attack("for another region", "use a signature made for elsewhere", made(region="us-east-1"), r"^400 .*(?:AccessDenied|InvalidSignature|ResourceNotFound|UnrecognizedClient)"),
    Attack("for another service", "use a signature made for elsewhere", made(service="s3")),
    Attack("target not signed", CHANGES, made(left_out=("x-amz-target",))),
    Attack("host not signed", REPLAYS, made(left_out=("host",))),
)  # fmt: skip
SWAPPED = (
    Attack("another's key id", POSES, keys(lambda scene, mine: replace(mine, access=scene.victim.keys.access))),
    Attack("another's session token", POSES, keys(lambda scene, mine: replace(mine, token=scene.victim.keys.token))),
    Attack("no session token", "outlive the session", keys(lambda _, mine: replace(mine, token=""))),
    Attack("truncated session token", POSES, keys(lambda _, mine: replace(mine, token=mine.token[:-4]))),
    Attack("the root's key id", "be the account's root", keys(lambda scene, mine: replace(mine, access=scene.cloud.root.root_access_key_id))),
    Attack("the root's key id alone", "be the account's root", keys(lambda scene, mine: Keys(scene.cloud.root.root_access_key_id, mine.secret))),
    Attack("the emulator's own key", "be the root of an account that nobody configured", keys(lambda *_: Keys("test", "test"))),
    Attack("the account's number for a key", "be the account's root", keys(lambda scene, _: Keys(scene.names()["account"], "test"))),
    Attack("an empty key", "be nobody, to whom no rule applies", keys(lambda *_: Keys("", "test"))),
    Attack("a made-up key", "be somebody unknown, to whom no rule applies", keys(lambda *_: Keys("ASIA" + "A" * 16, "secret", "token"))),
)  # fmt: skip

FAMILY = Family(
    "signatures",
    tuple(replace(each, refusal=REFUSED) if each.refusal.endswith("AccessDeniedException") else each
          for each in REPLAYED + FORGED + SWAPPED),
    (
        Control("well signed", made()),
        Control("fourteen minutes old", made(timedelta(minutes=-14))),
    ),
)  # fmt: skip
