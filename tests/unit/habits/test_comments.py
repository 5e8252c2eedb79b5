"""A comment or a document says a line once: a doubled one stands where another was lost."""

import subprocess

from amplify.project.root import ROOT

PROSE = (".py", ".ts", ".toml", ".md", ".yml", ".in", ".css")
MARKS = ("#", "//", "* ")
CODE = frozenset("=(){}[]")
WORDS = 5


def prose(line: str) -> bool:
    """A comment, or a line of a document or a docstring; code may say a thing twice."""
    return len(line.split()) >= WORDS and (line.startswith(MARKS) or not CODE & {*line})


def doubled(text: str) -> list[str]:
    lines = [line.strip() for line in text.splitlines()]
    pairs = zip(lines[1:], lines, strict=False)
    return [line for line, before in pairs if line == before and prose(line)]


def test_no_line_stands_twice_in_a_row() -> None:
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, check=True, capture_output=True, text=True
    )
    files = [ROOT / name for name in listed.stdout.splitlines() if name.endswith(PROSE)]
    found = {file.name: doubled(file.read_text()) for file in files if file.is_file()}
    assert {name: lines for name, lines in found.items() if lines} == {}


def test_a_doubled_line_is_found() -> None:
    line = "# the check that no template grants"
    assert doubled(f"{line}\n{line}\n# more") == [line]
    assert doubled(f"{line}\n# more\n{line}") == []
