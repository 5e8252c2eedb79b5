"""The commands of the documents: what a reader could paste into a shell.

A command is a line of a block that isn't in another language, or a whole piece of inline code, that
begins with a program and names something to do: `make run` is one, `make` alone is a name.
"""

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token

from amplify.project.root import ROOT

SHELL = {"", "text", "sh", "bash", "shell", "console"}
"""The languages of blocks that are read; a block without one may be a picture or a shell's."""
ONLY_SHELL = SHELL - {"", "text"}
"""In these every line is a command, whichever program it names."""
PROGRAMS = (
    r"make|amplify|aws|cfn-lint|npm|npx|node|yarn|uv|pip3?|pytest|python3?(?:\.\d+)?|git|curl|wget"
    r"|docker|bash|sh|export|cd|mkdir|cp|rm|zip|unzip|sed|jq|brew|apt(?:-get)?|sudo|source|pre-commit"
    r"|pyenv|ruff|mypy|checkov|playwright|kill|(?:\.{0,2}/)?[\w./-]+/bin/[\w.-]+|\./[\w./-]+"
)
SETTING = r"[A-Z][A-Z0-9_]*=(?:\"[^\"]*\"|'[^']*'|\S*)"
COMMAND = re.compile(rf"(?:{SETTING}\s+)*(?:{PROGRAMS})\s+\S.*")
ANYTHING = re.compile(r"[^#\s].*")
PROMPT = re.compile(r"^[$%]\s+")
PLACEHOLDER = re.compile(r"<[^<>]*>")


@dataclass(frozen=True)
class Section:
    """`text` is what a reader sees from one heading to the next, `opening` what the page begins
    with.
    """

    document: str
    heading: str
    text: str
    opening: str


@dataclass(frozen=True)
class Command:
    text: str
    section: Section

    def __str__(self) -> str:
        return f"{self.section.document}: {self.text}"


def documents() -> tuple[str, ...]:
    listed = subprocess.run(
        ["git", "ls-files", "*.md"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return tuple(listed.stdout.splitlines())


def every() -> tuple[Command, ...]:
    return tuple(
        command
        for document in documents()
        for command in of_text(document, (ROOT / document).read_text())
    )


def of_text(document: str, text: str) -> Iterator[Command]:
    reader = MarkdownIt("commonmark").enable("table")
    lines = text.splitlines()
    tokens = reader.parse(text)
    starts = [token.map[0] for token in tokens if token.type == "heading_open" and token.map]
    bounds = sorted({0, *starts, len(lines)})
    opening = "\n".join(lines[: starts[1] if len(starts) > 1 else len(lines)])
    line = 0
    for token in tokens:
        line = token.map[0] if token.map else line
        begin = max(bound for bound in bounds if bound <= line)
        end = min((bound for bound in bounds if bound > line), default=len(lines))
        section = Section(document, lines[begin], "\n".join(lines[begin:end]), opening)
        for written in _of_token(token):
            yield Command(written, section)


def _of_token(token: Token) -> Iterator[str]:
    language = token.info.strip()
    if token.type == "code_block" or (token.type == "fence" and language in SHELL):
        wanted = ANYTHING if language in ONLY_SHELL else COMMAND
        for line in re.sub(r"\\\n", " ", token.content).splitlines():
            yield from _of_line(line, wanted)
    for child in token.children or ():
        if child.type == "code_inline":
            yield from _of_line(child.content, COMMAND)


def _of_line(line: str, wanted: re.Pattern[str]) -> Iterator[str]:
    for part in re.split(r"\s(?:&&|\|\||;|\|)\s", line):
        folded = PROMPT.sub("", " ".join(part.split()))
        if wanted.fullmatch(folded):
            yield folded
