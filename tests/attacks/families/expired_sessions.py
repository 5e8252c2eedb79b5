"""Sessions that the identity pool has issued, and whose hour is over."""

from dataclasses import replace
from datetime import UTC, datetime

from tests.attacks import ageing
from tests.attacks.answer import Answer
from tests.attacks.attack import Attack, Attempt, Control, Family
from tests.attacks.calls import Sdk
from tests.attacks.families import signatures
from tests.attacks.requests_as_data import OWN, PROJECTION, content, key, learners, one, query
from tests.attacks.scene import Scene

SECOND, HOUR = 1, 3600
OUTLIVES = "keep their access after their session has ended"
TITLE = {"ProjectionExpression": "title"}
WHY = "The security token included in the request is expired"
OVER = rf'^400 \{{"__type": "ExpiredTokenException", "message": "{WHY}"\}}$'
OVER_FOR_STS = rf"^403 ExpiredToken: {WHY}$"

ASKED: tuple[tuple[str, Attempt, str], ...] = (
    ("read", learners("Query", **one("<me>", **PROJECTION)), OVER),
    ("query", learners("Query", **query("<me>", **PROJECTION)), OVER),
    ("write", learners("PutItem", Item=OWN | {"about": {"S": "me"}}), OVER),
    ("delete", learners("DeleteItem", Key=key("<me>", "PREFERENCES")), OVER),
    ("read content", content("Query", **query("CATALOGUE#en", **TITLE)), OVER),
    ("who am I", Sdk("sts", "get_caller_identity"), OVER_FOR_STS),
)


def late(ask: Attempt, seconds: float) -> Attempt:
    """`ask` by a session of Mallory's that ends in `seconds`."""

    def attempt(scene: Scene) -> Answer:
        keys = ageing.session_ending(scene, seconds)
        return ask(replace(scene, mallory=replace(scene.mallory, keys=keys)))

    return attempt


def kept(scene: Scene) -> Answer:
    """A request that was signed in time, and is sent when its session is over."""
    keys, now = ageing.session_ending(scene, HOUR), datetime.now(UTC)
    request = replace(signatures.read(scene), keys=keys)
    headers = request.headers(now)
    ageing.end(scene, keys, -SECOND)
    return request.sent(now, headers=headers)


FAMILY = Family(
    "expired-sessions",
    (
        *tuple(
            Attack(f"{name}, {when}", OUTLIVES, late(ask, -seconds), over)
            for when, seconds in (("a second late", SECOND), ("an hour late", HOUR))
            for name, ask, over in ASKED
        ),
        Attack("read, signed in time", "keep signed requests for later", kept, OVER),
    ),
    tuple(Control(f"{name}, in time", late(ask, HOUR)) for name, ask, _ in ASKED),
    only_local="only the local cloud's root can say when a session ends",
)
