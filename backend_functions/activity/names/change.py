"""A record of a profile as what it says of the display name."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lectern.learner_items import PROFILE

_NAME = PROFILE.attribute("displayName").name


@dataclass(frozen=True, slots=True)
class NameChange:
    """`typed` is the text that the profile holds as the name, whatever it is.

    `kept` is whether there is a profile at all from this record on. `sequence` is padded with
    zeros, so that text order is the order of the item's changes.
    """

    sub: str
    typed: str
    kept: bool
    sequence: str

    @property
    def own(self) -> str:
        return PROFILE.sort_key

    @property
    def work(self) -> tuple[str, str]:
        """Each learner's by itself."""
        return ("names", self.sub)

    def joined(self, other: "NameChange") -> "NameChange":
        """Of several in a batch the last decides: nobody has seen the others."""
        return max(self, other, key=lambda each: each.sequence)


def typed_name(record: Mapping[str, Any]) -> str:
    """Empty where the profile has no name, or is gone. IAM sees no types, so a browser may write
    others there: what is no text is no name."""
    image = record["dynamodb"].get("NewImage", {})
    return str(image.get(_NAME, {}).get("S", ""))
