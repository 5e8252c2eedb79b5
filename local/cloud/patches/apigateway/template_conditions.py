"""Reads the conditions of `#if` that Lectern's response templates use.

What is modelled is `$input.body.contains('…')` with `!`, `&&`, `||` and parentheses, which bind as
in Velocity (Velocity user guide, "Logical operators"). Anything else is Unreadable: a condition
that is guessed could tell a CMS the wrong thing.
"""

import re
from dataclasses import dataclass


class Unreadable(Exception):
    """The template holds what isn't modelled here, or what API Gateway itself refuses."""


CONTAINS = re.compile(r"\$input\.body\.contains\('([^'$#]*)'\)")
OPERATOR = re.compile(r"&&|\|\||[()!]")
SPACE = re.compile(r"\s*")


@dataclass(frozen=True)
class Reading:
    """Whether what was read so far holds, and where in the template its reading ended."""

    holds: bool
    end: int


def read(template: str, start: int, said: str) -> Reading:
    """The condition in the parentheses that open at `start`; `said` is what the back end said."""
    return _single(template, _expected("(", template, start) - 1, said)


def _either(template: str, start: int, said: str) -> Reading:
    reading = _both(template, start, said)
    while _operator(template, reading.end) == "||":
        other = _both(template, _expected("||", template, reading.end), said)
        reading = Reading(reading.holds or other.holds, other.end)
    return reading


def _both(template: str, start: int, said: str) -> Reading:
    reading = _single(template, start, said)
    while _operator(template, reading.end) == "&&":
        other = _single(template, _expected("&&", template, reading.end), said)
        reading = Reading(reading.holds and other.holds, other.end)
    return reading


def _single(template: str, start: int, said: str) -> Reading:
    at = _after_space(template, start)
    found = CONTAINS.match(template, at)
    if found:
        return Reading(found[1] in said, found.end())
    if _operator(template, at) == "!":
        denied = _single(template, at + 1, said)
        return Reading(not denied.holds, denied.end)
    inner = _either(template, _expected("(", template, at), said)
    return Reading(inner.holds, _expected(")", template, inner.end))


def _operator(template: str, start: int) -> str:
    found = OPERATOR.match(template, _after_space(template, start))
    return found[0] if found else ""


def _expected(operator: str, template: str, start: int) -> int:
    """Where the template goes on behind the operator that must stand here."""
    if _operator(template, start) != operator:
        raise Unreadable(f"{operator} is expected at {template[start : start + 40]!r}")
    return _after_space(template, start) + len(operator)


def _after_space(template: str, start: int) -> int:
    found = SPACE.match(template, start)
    return found.end() if found else start
