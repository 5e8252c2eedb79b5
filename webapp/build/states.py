"""The types of `webapp/client/states/`, written out as TypeScript.

The dataclasses are the only source: a hook that returns a state without one of its fields, or with
a word that is none of its literals, fails the type check. A field's type is one of `_PLAIN`, a
list, a Literal or another state: a browser's JSON and a Reflex Var know nothing else.
"""

import dataclasses
import inspect
import json
from typing import Any, Literal, get_args, get_origin, get_type_hints

from webapp.build.errors import StateUntranslatable
from webapp.client import states
from webapp.client.states import choices

FILE_NAME = "states.ts"
_PLAIN = {str: "string", int: "number", bool: "boolean"}
_CHOICES = {choice: name for name, choice in vars(choices).items() if get_origin(choice) is Literal}
_STATES: list[type] = [
    each for each in map(vars(states).get, states.__all__) if inspect.isclass(each)
]


def _union(choice: Any) -> str:
    return " | ".join(map(json.dumps, get_args(choice)))


def _type(annotation: Any, where: str) -> str:
    if annotation in _CHOICES:
        return _CHOICES[annotation]
    if get_origin(annotation) is list:
        member = _type(get_args(annotation)[0], where)
        return f"{member}[]"
    if annotation in _STATES:
        return str(annotation.__name__)
    if annotation not in _PLAIN:
        raise StateUntranslatable(where, annotation)
    return _PLAIN[annotation]


def _comment(state: type) -> list[str]:
    text = inspect.cleandoc(state.__doc__ or "")
    if text.startswith(f"{state.__name__}("):  # the one that `dataclass` makes up
        return []
    return ["/**", *(f" * {line}".rstrip() for line in text.splitlines()), " */"]


def interface(state: type) -> str:
    """Raises StateUntranslatable for a field of a type that TypeScript isn't told of."""
    types = get_type_hints(state)
    fields = [
        f"  {field.name}: {_type(types[field.name], f'{state.__name__}.{field.name}')};"
        for field in dataclasses.fields(state)
    ]
    lines = [*_comment(state), f"export interface {state.__name__} {{", *fields, "}"]
    return "\n".join(lines)


def typescript() -> str:
    """The module's text. Equal states give an equal text."""
    head = "// Generated from webapp/client/states by webapp/build/states.py."
    unions = [f"export type {name} = {_union(choice)};" for choice, name in _CHOICES.items()]
    return "\n\n".join([head, "\n".join(unions), *map(interface, _STATES)]) + "\n"
