"""Has an integration's answer depend on what the back end said, as API Gateway does.

The emulator chooses the integration response by the status and fills in its template, but knows
neither `#if` nor `$context.responseOverride.status`. SQS says with 400 that a message is too long
and also that it throttles, and only the body tells one from the other. API Gateway developer
guide, "Override your API's request and response parameters and status codes": the template of the
response decides, by the body, and overrides the status; a second override is a 5XX. A template
that can't be done is a 500, and so is one here that isn't modelled.
"""

import json
import re
from collections.abc import Callable
from typing import Any

from local.cloud.patches.apigateway import template_conditions
from local.cloud.patches.apigateway.template_conditions import Unreadable
from local.cloud.patches.emulator import hooks

GATEWAY = "ministack.services.apigateway_v1"
ANSWER = hooks.Target(
    GATEWAY,
    "_service_integration_response",
    ("integration", "backend_status", "backend_text", "accept", "request_params", "context"),
)
SELECT = hooks.Target(
    GATEWAY, "_select_service_integration_response", ("integration", "backend_status")
)
FAILED = (
    500,
    {"Content-Type": "application/json"},
    json.dumps({"message": "Internal server error"}).encode(),
)
DIRECTIVE = re.compile(r"#(?:\{([a-z]+)\}|([a-z]*))")
"""A bare # too, which begins a comment and is not modelled."""

OVERRIDE = re.compile(r"\(\s*\$context\.responseOverride\.status\s*=\s*([1-5]\d\d)\s*\)")

Result = tuple[int, dict[str, str], bytes]


def install() -> None:
    hooks.original(SELECT)
    hooks.replace(ANSWER, _deciding)


def _deciding(shipped: Callable[..., Result]) -> Callable[..., Result]:
    def service_integration_response(
        integration: dict[str, Any], backend_status: int, backend_text: str, *rest: Any
    ) -> Result:
        selected = hooks.original(SELECT)(integration, backend_status)
        try:
            decided = _decided(selected or {}, backend_text)
        except Unreadable:
            return FAILED
        only = {"decided": decided} if selected else {}
        answering = {**integration, "integrationResponses": only}
        return shipped(answering, backend_status, backend_text, *rest)

    return service_integration_response


def _decided(selected: dict[str, Any], said: str) -> dict[str, Any]:
    """The response without a condition left in it, which the emulator can fill in."""
    templates: dict[str, str] = selected.get("responseTemplates") or {}
    read = {kind: chosen(template, said) for kind, template in templates.items()}
    override = _one({status for _, status in read.values()}) if read else None
    texts = {kind: text for kind, (text, _) in read.items()}
    status = override or selected.get("statusCode")
    return {**selected, "selectionPattern": "", "statusCode": status, "responseTemplates": texts}


def chosen(template: str, said: str) -> tuple[str, int | None]:
    """What of the template is left when the back end said this, and the status it sets."""
    reading = _Reading(said)
    at = 0
    while found := DIRECTIVE.search(template, at):
        reading.text(template[at : found.start()])
        at = reading.directive(found[1] or found[2], template, found.end())
    reading.text(template[at:])
    return reading.result()


class _Reading:
    """Where a template's reading stands: `sides` are the words of an open `#if` met so far."""

    def __init__(self, said: str) -> None:
        self._said = said
        self._kept: list[str] = []
        self._statuses: list[int] = []
        self._sides: list[str] = []
        self._taken = False  # a side of the open `#if` held
        self._passing = False  # what stands here isn't taken

    def text(self, text: str) -> None:
        if not self._passing:
            self._kept.append(text)

    def directive(self, name: str, template: str, end: int) -> int:
        """Takes it in, and tells where the template goes on behind it."""
        if name == "set":
            return self._set(template, end)
        if not _may_follow(name, self._sides):
            raise Unreadable(f"#{name} after {self._sides}")
        if name == "end":
            self._sides, self._taken, self._passing = [], False, False
            return end
        holds = True
        if name != "else":
            holds, end = self._condition(template, end)
        self._sides.append(name)
        self._passing = self._taken or not holds
        self._taken = self._taken or holds
        return end

    def _condition(self, template: str, start: int) -> tuple[bool, int]:
        read = template_conditions.read(template, start, self._said)
        return read.holds, read.end

    def _set(self, template: str, start: int) -> int:
        found = OVERRIDE.match(template, start)
        if not found:
            raise Unreadable(f"#set of {template[start : start + 40]!r}")
        if not self._passing:
            self._statuses.append(int(found[1]))
        return found.end()

    def result(self) -> tuple[str, int | None]:
        if self._sides:
            raise Unreadable("an #if without its #end")
        if len(self._statuses) > 1:
            raise Unreadable("a status is overridden twice")
        return "".join(self._kept), next(iter(self._statuses), None)


def _may_follow(name: str, sides: list[str]) -> bool:
    if name == "if":
        return not sides
    if name in {"elseif", "else"}:
        return bool(sides) and sides[-1] != "else"
    return name == "end" and bool(sides)


def _one(statuses: set[int | None]) -> int | None:
    if len(statuses) != 1:
        raise Unreadable("templates of different kinds set different statuses")
    return next(iter(statuses))
