"""Gives the site's style sheets and its page behaviour to the bundler."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from reflex.plugins import Plugin

SHEETS = (
    "tokens",
    "fonts",
    "base",
    "layout",
    "header",
    "footer",
    "controls",
    "states",
    "cards",
    "prose",
    "code",
    "lesson",
    "reading",
    "account",
    "home",
)
"""Later sheets win over earlier ones."""

_STYLE = Path(__file__).parent
_BEHAVIOUR = _STYLE.parent / "components" / "behaviour.ts"


class DesignPlugin(Plugin):
    """Adds `styles/lectern/*.css`, and `behaviour.ts` as `$/lectern-design/behaviour`."""

    def get_static_assets(self, **_context: Any) -> Sequence[tuple[Path, str | bytes]]:
        sheets = [
            (Path("styles/lectern") / f"{name}.css", (_STYLE / f"{name}.css").read_text("utf-8"))
            for name in SHEETS
        ]
        return [
            *sheets,
            (Path("lectern-design/behaviour.ts"), _BEHAVIOUR.read_text("utf-8")),
        ]

    def get_stylesheet_paths(self, **_context: Any) -> Sequence[str]:
        return [f"./lectern/{name}.css" for name in SHEETS]
