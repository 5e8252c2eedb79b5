"""A command that the product itself prints is one that its reader can run."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from amplify.plain.__main__ import NEXT
from amplify.project.root import ROOT
from tests.documents import commands, samples
from tests.unit.documents.test_aws_commands import faults

CODE = ("access", "amplify", "backend_functions", "local", "operations", "webapp")
BARE = re.compile(r"(?<![\w/.-])python3? -m (?:amplify|local|webapp|tests)\b")
PRINTED = [
    command.text.replace(" siteOrigin=https://… cmsApiUrl=https://…", "")
    for command in commands.of_text("printed", f"```\n{NEXT.format(folder='.local/template')}\n```")
]


def told(source: str) -> Iterator[str]:
    """The texts of a module that aren't documentation, nor a parser's own name."""
    tree = ast.parse(source)
    named = {
        keyword.value
        for call in ast.walk(tree)
        if isinstance(call, ast.Call)
        for keyword in call.keywords
        if keyword.arg == "prog"
    }
    documenting = {each.value for each in ast.walk(tree) if isinstance(each, ast.Expr)}
    for each in ast.walk(tree):
        if isinstance(each, ast.Constant) and each not in named | documenting:
            yield str(each.value)


def test_a_message_names_the_python_of_this_folder() -> None:
    files = [file for part in CODE for file in (ROOT / part).rglob("*.py")]
    assert len(files) > 100
    assert [
        f"{file.relative_to(ROOT)}: {text}"
        for file in files
        for text in told(file.read_text())
        if BARE.search(text)
    ] == []


def test_such_a_message_is_seen() -> None:
    (text,) = told(
        '"""Run `python -m local.x`."""\nparser(prog="python -m y")\nprint("python -m local.z")'
    )
    assert BARE.search(text)


@pytest.mark.parametrize("text", PRINTED)
def test_what_make_template_prints_would_be_sent(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    samples.prepare(tmp_path)
    assert faults(text, tmp_path, monkeypatch) == []


def test_make_template_prints_commands() -> None:
    assert [text.split()[2] for text in PRINTED] == ["deploy", "package", "deploy"]
