"""What `amplify/hosting/rewrites.json` does with an address.

The form is that of the Amplify Hosting user guide, "Setting up redirects and rewrites": rules are
tried from the top down; a source is an address, an address that ends in `<*>`, or a regular
expression in `</…/>`. A 200 rewrite shows its target whether or not there is a file at the
address; a 404 rule counts only where there is none.
"""

import json
import re
from dataclasses import dataclass
from pathlib import Path

REWRITE, NOT_FOUND = "200", "404"
ANYTHING = "<*>"


class UnknownRule(ValueError):
    """A rule of a form that this server does not know, so that it can't vouch for it."""


@dataclass(frozen=True)
class Rewrite:
    source: re.Pattern[str]
    target: str
    status: str


def _source(text: str) -> re.Pattern[str]:
    if text.startswith("</") and text.endswith("/>"):
        return re.compile(text[2:-2])
    start = text.removesuffix(ANYTHING)
    if not text.startswith("/") or "<" in start:
        raise UnknownRule(text)
    rest = ".*" if start != text else ""
    return re.compile(f"^{re.escape(start)}{rest}$", re.DOTALL)


def _rewrite(rule: dict[str, str]) -> Rewrite:
    if rule["status"] not in {REWRITE, NOT_FOUND} or ANYTHING in rule["target"]:
        raise UnknownRule(str(rule))
    return Rewrite(_source(rule["source"]), rule["target"], rule["status"])


def parse(text: str) -> tuple[Rewrite, ...]:
    return tuple(_rewrite(rule) for rule in json.loads(text))


def read(file: Path) -> tuple[Rewrite, ...]:
    return parse(file.read_text())


def target_of(rules: tuple[Rewrite, ...], path: str, status: str) -> str:
    """Where the first rule of that status sends the address; empty where none does."""
    return next(
        (rule.target for rule in rules if rule.status == status and rule.source.search(path)), ""
    )
