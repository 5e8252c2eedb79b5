"""Wagtail's webhooks and search, for the contract that every source keeps."""

import json

from lectern.cms.source import API_TOKEN_FIELD, PREVIOUS_SIGNING_FIELD, SIGNING_FIELD
from lectern.delivery import Delivery, from_sqs
from tests.unit.functions.lectern.cms.samples import Samples
from tests.unit.functions.webhooks import OTHER_SECRET, SECRET, course, gone, lesson, message

BLOCKS = [
    {"type": "text", "html": "<p>a</p>"},
    {"type": "code", "language": "python", "code": "a = 1"},
    {"type": "image", "url": "/a.png", "alt": "A", "smaller": [{"url": "/b.png", "width": 3}]},
    {"type": "quote", "text": "q", "attribution": "someone"},
    {"type": "video", "url": "https://v.example/1", "title": "T"},
    {"type": "table", "header": ["a"], "alignments": [""], "rows": [["b"]], "caption": ""},
]
HIT = {
    "id": 12,
    "meta": {"type": "courses.Lesson", "slug": "a-slug", "locale": "en"},
    "title": "A title",
    "summary": "About it",
    "course_title": "Tables",
}


PUBLISHED = [course(), lesson(body=BLOCKS)]
LISTED = sorted(
    ({name: body["data"][name] for name in ("id", "contentType", "version")} for body in PUBLISHED),
    key=lambda item: item["id"],
)
LISTING = {
    "/api/published/?after=0": json.dumps({"total": 2, "items": LISTED}),
    f"/api/published/?after={LISTED[-1]['id']}": json.dumps({"total": 2, "items": []}),
    **{f"/api/published/{body['data']['id']}/": json.dumps(body) for body in PUBLISHED},
}


def signed(body: str) -> Delivery:
    return from_sqs(message(body))


SAMPLES = Samples(
    signed=signed,
    fields={SIGNING_FIELD: SECRET, PREVIOUS_SIGNING_FIELD: ""},
    rotated={SIGNING_FIELD: OTHER_SECRET, PREVIOUS_SIGNING_FIELD: SECRET},
    others={SIGNING_FIELD: OTHER_SECRET, PREVIOUS_SIGNING_FIELD: ""},
    bodies={
        "a published course": json.dumps(course()),
        "a published lesson": json.dumps(lesson(body=BLOCKS)),
        "an unpublished entry": json.dumps(gone("unpublished")),
        "a deleted entry": json.dumps(gone("deleted")),
    },
    answer=json.dumps({"meta": {"total_count": 1}, "items": [HIT]}),
    api_fields={API_TOKEN_FIELD: "a-token"},
    listing=LISTING,
)
