"""A part of a page that is a file of its own, loaded when the reader comes near it.

What a memo of Reflex draws is compiled into the file of the Python module that holds it. `near.ts`
imports that file; the page itself has no more than a place for it.
"""

import json
from collections.abc import Callable
from typing import Any

import reflex as rx
from reflex_base.utils.imports import ImportDict, ImportVar


class _Near(rx.Component):
    """`_part` is the memo's own component, which knows where its code is; `_draw` draws it."""

    _part: Any = None
    _draw: Any = None

    def _get_dynamic_imports(self) -> str:
        library, tag = json.dumps(self._part.library), self._part.tag
        return f"const {self.tag} = near(() => import({library}).then((part) => part.{tag}))"

    def add_imports(self) -> ImportDict:
        return {"$/lectern/near": ImportVar(tag="near")}


def near(memo: Callable[[], Any], *until: rx.Component, key: Any = None) -> rx.Component:
    """What the memo draws; `until` stands there before. With another `key` it waits again."""
    part = memo()
    names = {"_part": part, "_draw": staticmethod(memo.__wrapped__), "tag": f"{part.tag}Near"}  # type: ignore[attr-defined]
    kind = type(f"{part.tag}Near", (_Near,), {"__module__": __name__, **names})
    return kind.create(*until, key=key)  # type: ignore[attr-defined]
