"""Every sentence that the site can show, from the sources: `python -m …words.sentences` lists them.

What is visible is told by its form: text with a blank in it or with a capital at its beginning, and
no class name, address or key. Values that are filled in stand as {…}.
"""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[4]
WEBAPP = ROOT / "webapp"
MAILS = ROOT / "amplify" / "backend" / "auth" / "lectern" / "cli-inputs.json"
REVIEWED = Path(__file__).with_name("reviewed.txt")
FOLDERS = ("pages", "components")
CLIENT = WEBAPP / "client" / "src"
WORDLESS = {"generated.ts", "highlight.ts", "prose.ts"}
"""Constants, the words of programming languages, and names of elements."""
UNSEEN = {
    "class_name", "id", "key", "name", "src", "rel", "href", "custom_attrs", "view_box", "d",
    "auto_complete", "input_mode", "type", "role", "content", "property", "points",
}  # fmt: skip
"""Attributes that nobody reads."""

_WORDS = re.compile(r"[“(]?[A-Z].*|.*[a-z…,.]\s.*|.*\s[a-z].*", re.DOTALL)
_CODE = re.compile(
    r"M[\d.]+[ \dA-Z].*"  # a drawing's path
    r"|\((min-width|prefers-|function).*"
    r"|const .*"  # a line of JavaScript
    r"|[.#/<@].*|[\w-]+=.*|main .*"  # selectors, addresses, markup
    r"|[a-z]+-[a-z-]+ [a-z -]+|noopener .*"
    r"|(config|http) \{…\}|AWS4-.*"  # names of failures, which are never shown
    r"|[A-Z][A-Z_]+|[A-Z]\w*[a-z][A-Z]\w*",
    re.DOTALL,
)
_TYPESCRIPT = re.compile(
    r'(?P<text>"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`)|//[^\n]*|/\*.*?\*/', re.DOTALL
)


def of_python(source: str) -> Iterator[str]:
    tree = ast.parse(source)
    hidden = {id(node) for outer in ast.walk(tree) for node in _hidden(outer)}
    for node in ast.walk(tree):
        if id(node) not in hidden and (text := _text(node)) is not None:
            yield text


def of_typescript(source: str) -> Iterator[str]:
    for found in _TYPESCRIPT.finditer(source):
        if found["text"]:
            text = re.sub(r"\$\{[^}]*\}", "{…}", found["text"][1:-1]).replace('\\"', '"')
            if " " in text:  # a single word is a name: pages hold their words themselves
                yield text


def is_visible(text: str) -> bool:
    shown = text.strip()
    return bool(re.search("[a-z]", shown) and _WORDS.fullmatch(text) and not _CODE.fullmatch(shown))


def sentences() -> list[str]:
    """`<file>: <sentence>`, in order of the files and of their lines."""
    files = [file for folder in FOLDERS for file in sorted((WEBAPP / folder).glob("*.py"))]
    found = [(file, of_python(file.read_text("utf-8"))) for file in files]
    scripts = [file for file in sorted(CLIENT.glob("*.ts")) if file.name not in WORDLESS]
    found += [(file, of_typescript(file.read_text("utf-8"))) for file in scripts]
    found.append((MAILS, _mails()))
    lines = [
        f"{file.relative_to(ROOT).as_posix()}: {' '.join(text.split())}"
        for file, texts in found
        for text in texts
        if is_visible(text)
    ]
    return [*dict.fromkeys(lines)]


def _mails() -> Iterator[str]:
    """What the user pool writes to people."""
    inputs = json.loads(MAILS.read_text("utf-8"))["cognitoConfig"]
    return (inputs[name] for name in sorted(inputs) if name.startswith("emailVerification"))


def _hidden(node: ast.AST) -> Iterator[ast.AST]:
    """Docstrings, attributes that nobody reads, and the parts of what is one text."""
    if isinstance(node, ast.Expr):
        yield node.value
    if isinstance(node, ast.keyword) and node.arg in UNSEEN:
        yield from ast.walk(node.value)
    if isinstance(node, ast.JoinedStr):
        yield from (inner for value in node.values for inner in ast.walk(value))


def _text(node: ast.AST) -> str | None:
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr(values=values):
            return "".join(_text(value) or "{…}" for value in values)
    return None


if __name__ == "__main__":
    print("\n".join(sentences()))
