"""Correctly signed webhooks that somebody on the way has kept, and what they could do with them."""

import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace

from tests.webhook import lesson_event, removal_event, sign

TOO_OLD = 6 * 60
"""Seconds; the tolerance is five minutes, which the Standard Webhooks libraries have too."""
OTHER_SECRET = "whsec_c29tZWJvZHktZWxzZXMtc2VjcmV0LW9mLTMyLWJ5dGVz"
Forge = Callable[[str, int], "Captured"]
"""Of the true secret and an entry's id."""
UNPUBLISHED, DELETED = "entry.unpublished", "entry.deleted"


@dataclass(frozen=True)
class Captured:
    """One webhook with its headers, as it went over the line; `timestamp` in Unix seconds."""

    body: bytes
    event_id: str
    timestamp: int
    signature: str

    @property
    def headers(self) -> dict[str, str]:
        return {
            "webhook-id": self.event_id,
            "webhook-timestamp": str(self.timestamp),
            "webhook-signature": self.signature,
        }


def captured(secret: str, body: bytes, age: int = 0) -> Captured:
    """Signed `age` seconds ago by who knows `secret`."""
    at, event_id = int(time.time()) - age, f"evt_{uuid.uuid4().hex}"
    return Captured(body, event_id, at, sign(secret, event_id, at, body))


def lesson(entry_id: int, version: int) -> bytes:
    return lesson_event(entry_id, version, f"Version {version}")


def removal(kind: str, version: int) -> Callable[[int], bytes]:
    return lambda entry_id: removal_event(kind, entry_id, version)


def published(version: int) -> Callable[[int], bytes]:
    return lambda entry_id: lesson(entry_id, version)


@dataclass(frozen=True)
class Forgery:
    """About a lesson that stands at version 5."""

    name: str
    would_win: str
    forge: Forge
    reason: str


def old(secret: str, entry_id: int) -> Captured:
    return captured(secret, lesson(entry_id, 6), TOO_OLD)


def early(secret: str, entry_id: int) -> Captured:
    return captured(secret, lesson(entry_id, 6), -TOO_OLD)


def fresh(secret: str, entry_id: int) -> Captured:
    return captured(secret, lesson(entry_id, 6))


def by(secret: str) -> Forge:
    return lambda _, entry_id: fresh(secret, entry_id)


def edited(forge: Forge, edit: Callable[[Captured], Captured]) -> Forge:
    """Edited after it was signed."""
    return lambda secret, entry_id: edit(forge(secret, entry_id))


def with_a_new_time(webhook: Captured) -> Captured:
    return replace(webhook, timestamp=int(time.time()))


def with_its_own_receipt(webhook: Captured) -> Captured:
    """As if received when it was signed, for whoever doesn't take the queued headers apart well."""
    receipt = f"&receivedAt={webhook.timestamp * 1000}"
    return replace(webhook, signature=f"{webhook.signature} {receipt}")


def with_a_newer_body(webhook: Captured) -> Captured:
    return replace(webhook, body=webhook.body.replace(b'"version": 6', b'"version": 7'))


def with_a_letter_changed(webhook: Captured) -> Captured:
    return replace(webhook, body=webhook.body.replace(b"Hello", b"Hullo"))


def with_another_id(webhook: Captured) -> Captured:
    return replace(webhook, event_id="evt_another")


def of_another_scheme(webhook: Captured) -> Captured:
    return replace(webhook, signature=webhook.signature.replace("v1,", "v0,"))


def without_a_signature(webhook: Captured) -> Captured:
    return replace(webhook, signature="")


LATE = "The webhook's timestamp is too far from its time of receipt."
UNSIGNED = "No known secret made the webhook's signature."
MALFORMED = "The signature headers are missing or malformed."
BRINGS_BACK, WRITES = "bring back what was taken back", "publish a lesson of their own"

FORGERIES = (
    Forgery("an old one", BRINGS_BACK, old, LATE),
    Forgery("one from the future", "have a webhook in store", early, LATE),
    Forgery(
        "an old one with its own time of receipt",
        BRINGS_BACK,
        edited(old, with_its_own_receipt),
        LATE,
    ),
    Forgery("an old one with a new time", BRINGS_BACK, edited(old, with_a_new_time), UNSIGNED),
    Forgery("with another body", WRITES, edited(fresh, with_a_newer_body), UNSIGNED),
    Forgery("with one letter changed", WRITES, edited(fresh, with_a_letter_changed), UNSIGNED),
    Forgery(
        "with another id",
        "have it taken for another event",
        edited(fresh, with_another_id),
        UNSIGNED,
    ),
    Forgery("by another secret", WRITES, by(OTHER_SECRET), UNSIGNED),
    Forgery(
        "by an empty secret",
        "sign with the previous secret, which there isn't",
        by("whsec_"),
        UNSIGNED,
    ),
    Forgery(
        "by another scheme",
        "be checked by rules that nobody has",
        edited(fresh, of_another_scheme),
        MALFORMED,
    ),
    Forgery("without a signature", WRITES, edited(fresh, without_a_signature), MALFORMED),
)


@dataclass(frozen=True)
class Overtaken:
    """`events` of a lesson that were taken one after the other, and one that comes too late."""

    name: str
    would_win: str
    events: tuple[Callable[[int], bytes], ...]
    late: Callable[[int], bytes]


OVERTAKEN = (
    Overtaken("an older version", BRINGS_BACK, (published(5),), published(4)),
    Overtaken("the same version with another text", "change a version unseen", (published(5),),
              lambda entry: lesson(entry, 5).replace(b"Hello", b"Hullo")),
    Overtaken("one from before it was unpublished", BRINGS_BACK,
              (published(5), removal(UNPUBLISHED, 6)), published(5)),
    Overtaken("the version that was unpublished", BRINGS_BACK,
              (published(5), removal(UNPUBLISHED, 6)), published(6)),
    Overtaken("one from before it was deleted", BRINGS_BACK,
              (published(5), removal(DELETED, 7)), published(6)),
    Overtaken("an older removal", "take a lesson from everyone",
              (published(5), removal(UNPUBLISHED, 6), published(7)), removal(UNPUBLISHED, 6)),
)  # fmt: skip
