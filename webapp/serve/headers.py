"""What `customHttp.yml` says of a path.

The form is that of the Amplify Hosting user guide, "Custom header YAML reference"; its example
patterns are `*.json`, `/path/*`, `/path/*.json` and `**/*`. AWS does not say whether `*` stops at
a slash; here it does, and a unit test shows that our file means the same either way.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

CACHING = "Cache-Control"


@dataclass(frozen=True)
class HeaderRule:
    pattern: str
    headers: tuple[tuple[str, str], ...]


def parse(text: str) -> tuple[HeaderRule, ...]:
    """Raises KeyError or TypeError for a file of another form."""
    document: dict[str, list[dict[str, Any]]] = yaml.safe_load(text)
    return tuple(
        HeaderRule(rule["pattern"], tuple((one["key"], one["value"]) for one in rule["headers"]))
        for rule in document["customHeaders"]
    )


def read(file: Path) -> tuple[HeaderRule, ...]:
    return parse(file.read_text())


def expression(pattern: str, star: str = "[^/]*") -> re.Pattern[str]:
    """`**/` is any number of folders, `*` any run of characters within one."""
    parts = re.split(r"(\*\*/|\*)", pattern.removeprefix("/"))
    known = {"**/": "(?:.*/)?", "*": star}
    return re.compile("".join(known.get(part, re.escape(part)) for part in parts))


def matches(pattern: str, path: str) -> bool:
    """`path` is that of an address or, below the site, of a file; each with its first slash."""
    return expression(pattern).fullmatch(path.removeprefix("/")) is not None


def given(rules: tuple[HeaderRule, ...], path: str, status: int) -> dict[str, str]:
    """Every matching rule's headers.

    Amplify applies Cache-Control "only for successful responses with a 200 OK status code" (user
    guide, "Using the Cache-Control header to increase app performance").
    """
    found = {
        name: value for rule in rules if matches(rule.pattern, path) for name, value in rule.headers
    }
    if status != 200:
        found.pop(CACHING, None)
    return found
