"""Whether `activity` has decided about every profile: until then it changes both tables."""

from collections import defaultdict
from typing import Any

from lectern import keys
from lectern.learner_items import PROFILE
from lectern.wire import from_wire

_ABOUT_NAMES = {keys.AUTHOR, PROFILE.sort_key}


def is_decided(learners: list[dict[str, Any]]) -> bool:
    """Of the items of the learners table in wire form."""
    typed, told = dict[str, str](), defaultdict[str, set[str]](set)
    for item in map(from_wire, learners):
        if item["pk"].startswith(keys.ISSUED_PREFIX) and item["sk"] in _ABOUT_NAMES:
            told[item["pk"].removeprefix(keys.ISSUED_PREFIX)].add(item.get("authorName", ""))
        elif keys.is_sub(item["pk"]) and item["sk"] == PROFILE.sort_key:
            typed[item["pk"]] = str(item.get("displayName", "")).strip()
    return all(name in told[sub] for sub, name in typed.items())
