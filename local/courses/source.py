"""Where a piece of Markdown stands."""

from dataclasses import dataclass
from pathlib import Path

from markdown_it.token import Token

from local.courses.model import CourseError


@dataclass(frozen=True)
class Source:
    """Its file, and the file's line before its first."""

    file: Path
    offset: int

    def error(self, token: Token | None, problem: str) -> CourseError:
        line = token.map[0] + 1 if token and token.map else 1
        return CourseError(self.file, self.offset + line, problem)
