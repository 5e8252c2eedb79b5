"""Reading a request's body: every parameter is one the model knows, of the type it expects."""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from access.iam.errors import RequestUnknown

Body = Mapping[str, Any]


def known(body: object, names: frozenset[str]) -> Body:
    """The body itself; raises RequestUnknown for a parameter outside `names`."""
    if not isinstance(body, dict):
        raise RequestUnknown("The request isn't a JSON object.")
    unknown = set(body) - names
    if unknown:
        raise RequestUnknown(f"The model doesn't know the parameter {min(unknown)}.")
    return body


def text(body: Body, name: str) -> str | None:
    found = body.get(name)
    if found is not None and not isinstance(found, str):
        raise RequestUnknown(f"{name} isn't text.")
    return found


def mapping(body: Body, name: str) -> Body:
    """The map, or an empty one where the parameter is absent."""
    found = body.get(name)
    if found is None:
        return {}
    if not isinstance(found, dict):
        raise RequestUnknown(f"{name} isn't a map.")
    return found


def listing(body: Body, name: str) -> list[Any]:
    found = body.get(name)
    if not isinstance(found, list):
        raise RequestUnknown(f"{name} isn't a list.")
    return found


def names(body: Body, name: str) -> frozenset[str]:
    """A list of attribute names, such as AttributesToGet."""
    found = listing(body, name) if body.get(name) is not None else []
    if not all(isinstance(each, str) and each for each in found):
        raise RequestUnknown(f"{name} isn't a list of attribute names.")
    return frozenset(found)


def key_text(value: object) -> str:
    """A key's value as LeadingKeys shows it: strings as they are, numbers in their shortest form.

    That form of numbers is this model's choice; binary keys are left in base64.
    """
    if not isinstance(value, dict) or len(value) != 1:
        raise RequestUnknown("A key value isn't one typed value.")
    ((kind, content),) = value.items()
    if kind not in ("S", "N", "B") or not isinstance(content, str):
        raise RequestUnknown("A key is a string, a number or binary.")
    return _number(content) if kind == "N" else content


def _number(content: str) -> str:
    try:
        return f"{Decimal(content).normalize():f}"
    except (InvalidOperation, ValueError) as error:
        raise RequestUnknown(f"{content!r} is no number.") from error
