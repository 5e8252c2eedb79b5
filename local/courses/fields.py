"""A checked view of one TOML table: every mistake is reported with its file and line."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast, get_args

from local.courses.model import CourseError, Level, Picture

LEVELS: tuple[str, ...] = get_args(Level)
_TOML_ERROR_LINE = re.compile(r"at line (\d+)")


@dataclass(frozen=True)
class Fields:
    """The values of a TOML text that begins on line `first_line` of `file`."""

    file: Path
    first_line: int
    source: str
    values: dict[str, Any]

    def text(self, name: str) -> str:
        value = self.values.get(name)
        if not isinstance(value, str) or not value.strip():
            raise self.error(name, f"`{name}` must be a text that is not empty")
        if len(value.split("\n")) > 1:
            raise self.error(name, f"`{name}` must be one line")
        return value

    def minutes(self, name: str) -> int:
        value = self.values.get(name)
        if not isinstance(value, int) or isinstance(value, bool) or value < 1:
            raise self.error(name, f"`{name}` must be a whole number of minutes, at least 1")
        return value

    def level(self, name: str) -> Level:
        value = self.values.get(name)
        if value not in LEVELS:
            raise self.error(name, f"`{name}` must be one of {', '.join(LEVELS)}")
        return cast("Level", value)

    def tags(self, name: str) -> tuple[str, ...]:
        value = self.values.get(name, [])
        if not isinstance(value, list) or not all(isinstance(tag, str) and tag for tag in value):
            raise self.error(name, f"`{name}` must be a list of texts")
        return tuple(value)

    def picture(self, name: str) -> Picture:
        value = self.values.get(name)
        if not isinstance(value, dict) or set(value) != {"path", "alt"}:
            raise self.error(name, f'`{name}` must be {{ path = "…", alt = "…" }}')
        path, alt = self.file.parent / str(value["path"]), str(value["alt"]).strip()
        if not path.is_file():
            raise self.error(name, f"there is no picture {value['path']}")
        if not alt:
            raise self.error(name, f"`{name}` needs an alt that says what it shows")
        return Picture(path, alt)

    def only(self, *names: str) -> None:
        """Refuse every name but these: a misspelt one must not be lost in silence."""
        for name in self.values.keys() - set(names):
            raise self.error(name, f"`{name}` means nothing here")

    def error(self, name: str, problem: str) -> CourseError:
        return CourseError(self.file, self._line_of(name), problem)

    def _line_of(self, name: str) -> int:
        for number, line in enumerate(self.source.splitlines()):
            if re.match(rf"{re.escape(name)}\s*=", line):
                return self.first_line + number
        return self.first_line


def parse_fields(file: Path, source: str, first_line: int) -> Fields:
    """Parse TOML; a syntax error becomes a CourseError at its line in `file`."""
    try:
        values = tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        found = _TOML_ERROR_LINE.search(str(error))
        line = first_line + int(found[1]) - 1 if found else first_line
        raise CourseError(file, line, f"this is not TOML: {error}") from error
    return Fields(file, first_line, source, values)
