"""The discussion's part as the export compiles it, for a document in Node: its markup is tried with
the data layer that it stands on.
"""

import re
from pathlib import Path

from reflex.compiler import compiler
from reflex_base.components.memo import MEMOS

from webapp.build import replaced
from webapp.components import discussion

FILES = {
    '"@emotion/react"': '"./elements.mjs"',
    '"$/utils/state"': '"./reflex.mjs"',
    '"$/utils/context"': '"./reflex.mjs"',
}
"""What the export replaces itself, and what of Reflex a page without a server never runs."""


def write(folder: Path) -> None:
    """Beside the stand-ins: `part.mjs`, and what it imports."""
    [memo] = [each for each in MEMOS.values() if each.source_module == discussion.__name__]
    [(_, text), *_] = compiler.compile_memo_components([memo])[0]
    text = re.sub(r'"\$/lectern/(\w+)"', r'"../src/\1.ts"', text)
    for name, file in FILES.items():
        text = text.replace(name, file)
    (folder / "elements.mjs").write_text(replaced.ELEMENTS)
    (folder / "part.mjs").write_text(f"{text}\nexport default {_exported(text)};\n")


def _exported(text: str) -> str:
    [name] = re.findall(r"export const (CommentsOfLesson\w*)", text)
    return str(name)
