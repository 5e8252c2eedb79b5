"""A record of a profile as what it says of the display name."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

NAME_ATTRIBUTE = "displayName"


@dataclass(frozen=True, slots=True)
class NameChange:
    """`typed` is what the profile holds as the name: text, or anything a browser wrote there.

    `kept` is whether there is a profile at all from this record on. `sequence` is padded with
    zeros, so that text order is the order of the item's changes.
    """

    sub: str
    typed: object
    kept: bool
    sequence: str


def typed_name(record: Mapping[str, Any]) -> object:
    """None where the profile has no name, or is gone; what is no text has no name either."""
    image = record["dynamodb"].get("NewImage", {})
    return image.get(NAME_ATTRIBUTE, {}).get("S")
