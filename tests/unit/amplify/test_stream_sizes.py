"""No item that a browser may write is too large for the event that Lambda gives to activity.

AWS Lambda quotas: an invocation's payload is at most 6 MB. A list's empty text costs one byte of
an item (DynamoDB developer guide, "Item sizes and formats") and ten of JSON: nothing grows more.
"""

import json
from typing import Any

import pytest

from lectern.limits import ITEM_BYTES
from tests.unit.amplify.templates import template

EVENT_BYTES = 6 * 1024 * 1024
TINY: dict[str, tuple[dict[str, Any], int]] = {
    "empty texts": ({"S": ""}, 1),
    "empty bytes": ({"B": ""}, 1),
    "nothing": ({"NULL": True}, 2),
    "truth": ({"BOOL": False}, 2),
    "control characters": ({"S": "\x01"}, 2),
    "digits": ({"N": "0"}, 2),
    "empty lists": ({"L": []}, 4),
}


def _largest(value: dict[str, Any], size: int) -> dict[str, Any]:
    return {"text": {"L": [value] * (ITEM_BYTES // size)}}


def _event_bytes(item: dict[str, Any], images: tuple[str, ...]) -> int:
    key = {"pk": {"S": "\x01" * 2048}, "sk": {"S": "\x01" * 1024}}
    told = {"Keys": key, **{image: {**key, **item} for image in images}}
    return len(json.dumps({"Records": [{"dynamodb": told}]}, separators=(",", ":")))


def _images() -> tuple[str, ...]:
    table = template("storagelearners")["Resources"]["DynamoDBTable"]["Properties"]
    views = {
        "NEW_AND_OLD_IMAGES": ("NewImage", "OldImage"),
        "NEW_IMAGE": ("NewImage",),
        "KEYS_ONLY": (),
    }
    return views[table["StreamSpecification"]["StreamViewType"]]


@pytest.mark.parametrize("kind", sorted(TINY))
def test_the_largest_item_fits_an_event_with_what_the_stream_shows(kind: str) -> None:
    assert _event_bytes(_largest(*TINY[kind]), _images()) < EVENT_BYTES


def test_with_both_images_it_would_not() -> None:
    largest = _largest(*TINY["empty texts"])
    assert _event_bytes(largest, ("NewImage", "OldImage")) > EVENT_BYTES
