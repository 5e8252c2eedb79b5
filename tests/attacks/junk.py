"""What a learner may write into their own partition, and must win nothing by."""

from dataclasses import dataclass
from typing import Any

from tests.attacks.calls import DynamoDB
from tests.attacks.requests_as_data import OWN, key, learners

TOO_BIG = "ValidationException"


@dataclass(frozen=True)
class Junk:
    """Lawful writes; after them nobody else's view of the site may differ."""

    name: str
    would_win: str
    writes: tuple[DynamoDB, ...]


def put(sk: str, **attributes: Any) -> DynamoDB:
    return learners("PutItem", Item=key("<me>", sk) | attributes)


def like(content_id: str) -> DynamoDB:
    return put(f"LIKE#{content_id}", contentId={"S": content_id})


def like_again(second: int) -> DynamoDB:
    """At another time: a put that changes nothing leaves no record in the stream."""
    created = {"S": f"2026-11-25T00:00:{second:02}Z"}
    return put("LIKE#<lesson>", contentId={"S": "<lesson>"}, createdAt=created)


UNLIKE = learners("DeleteItem", Key=key("<me>", "LIKE#<lesson>"))
FORGES = "put a key of their choice into the content table"
STOPS = "stop the stream for everyone"

JUNK = (
    Junk("a like of nothing", "make counters for lessons that don't exist", (like("wagtail-999"),)),
    Junk(
        "a like of a longer key", FORGES, (like("wagtail-1#STATS"), like("wagtail-1/../wagtail-2"))
    ),
    Junk("a like of another family", FORGES, (like("../CATALOGUE#en"), like("CATALOGUE#en"))),
    Junk(
        "a like with control characters",
        STOPS,
        (
            like("wagtail-1\n"),
            like("wagtail-1\u202e"),
            like("\ud800".encode("utf-8", "replace").decode()),
        ),
    ),
    Junk("a like without an id", STOPS, (put("LIKE#"), put("LIKE"))),
    Junk(
        "a like that names another lesson",
        "like one lesson and be counted at another",
        (put("LIKE#wagtail-999", contentId={"S": "<lesson>"}),),
    ),
    Junk(
        "attributes of the wrong type",
        STOPS,
        (put("LIKE#wagtail-998", contentId={"L": []}, createdAt={"M": {}}),),
    ),
    Junk("a sort key of 1,000 characters", STOPS, (like("a-" + "x" * 1000),)),
    Junk(
        "a family that doesn't exist", STOPS, (put("ADMIN#1"), put("SUSPENDED"), put("ISSUED#SEAT"))
    ),
    Junk(
        "a comment of their own making",
        "publish a comment past the checks",
        (put("COMMENT#1", contentId={"S": "<lesson>"}, about={"S": "<script>alert(1)</script>"}),),
    ),
    Junk(
        "markup for a name",
        "run code in another's page",
        (put("PROFILE", displayName={"S": "<img src=x onerror=alert(1)>"}),),
    ),
    Junk(
        "300 KB of text",
        "fill what others read",
        (learners("PutItem", Item=OWN | {"about": {"S": "x" * 300_000}}),),
    ),
    Junk("many small items", STOPS, tuple(put(f"PROGRESS#wagtail-{n}") for n in range(60))),
    Junk(
        "taking back what was never given",
        "count below zero",
        (learners("DeleteItem", Key=key("<me>", "LIKE#wagtail-2")),),
    ),
    Junk(
        "giving and taking back in turn",
        "be counted twice by racing",
        (like("<lesson>"), UNLIKE) * 10,
    ),
)
"""None of them leaves a like of a lesson that exists."""
