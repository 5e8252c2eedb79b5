"""What the Reflex export takes from this project besides its pages."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from reflex.plugins import Plugin

from webapp.build import replaced, shell, sources
from webapp.build.places import WEBAPP
from webapp.style import SHEETS

STYLE_SOURCE = WEBAPP / "style"
STYLES = Path("styles/lectern")

# Exact versions: reflex.lock holds their hashes. `@aws-amplify/auth` is the library that
# `aws-amplify/auth` re-exports, without the meta package's other categories.
BUNDLED = (
    "@aws-amplify/auth@6.21.1", "@aws-amplify/core@6.19.2", "dompurify@3.5.0", "qr@0.7.0",
)  # fmt: skip
TOOLS = ("typescript@7.0.2", "@types/react@19.3.0", "@types/node@24.19.2")


def _root(text: str) -> str:
    """An incremental build may meet a root that was changed before."""
    return text if "HydrateFallback" in text else shell.with_shell(replaced.without_globals(text))


class Client(Plugin):
    """Brings the data layer's TypeScript (as `$/lectern/…`) and its npm packages."""

    def get_frontend_development_dependencies(self, **_context: Any) -> list[str]:
        """All of them: Reflex would load what a plugin calls a runtime dependency on every page."""
        return [*BUNDLED, *TOOLS]

    def get_static_assets(self, **_context: Any) -> Sequence[tuple[Path, str | bytes]]:
        modules = [(Path("lectern") / name, text) for name, text in sources.client_files().items()]
        sheets = [(STYLES / name, (STYLE_SOURCE / name).read_text()) for name in SHEETS]
        return [*modules, *sheets, *replaced.FILES]

    def pre_compile(self, **context: Any) -> None:
        context["add_modify_task"]("vite.config.js", replaced.with_aliases)
        context["add_modify_task"]("app/root.jsx", _root)

    def get_stylesheet_paths(self, **_context: Any) -> Sequence[str]:
        return [f"./{STYLES.name}/{name}" for name in SHEETS]
