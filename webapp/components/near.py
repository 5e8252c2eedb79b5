"""A part of a page that is a file of its own, loaded when the reader comes near it.

What a memo of Reflex draws is compiled into the file of the Python module that holds it. `near.ts`
imports that file; the page itself has no more than a place for it.
"""

import json
from collections.abc import Callable
from typing import Any

import reflex as rx
from reflex_base.utils.imports import ImportVar

Memo = Callable[[], Any]


class _Near(rx.Component):
    """`part` is the memo's own component: what knows where its code is."""

    part: Any = None

    def _get_dynamic_imports(self) -> str:
        library, tag = json.dumps(self.part.library), self.part.tag
        return f"const {self.tag} = near(() => import({library}).then((part) => part.{tag}))"

    def add_imports(self) -> dict[str, ImportVar]:
        return {"$/lectern/near": ImportVar(tag="near")}


def near(draw: Memo, *until: rx.Component) -> rx.Component:
    """What the memo `draw` draws; `until` stands there before."""
    part = draw()
    made = _Near.create(*until)
    made.part = part
    made.tag = f"Near{part.tag}"
    return made
