"""The function's settings, read from its environment variables."""

from dataclasses import dataclass

from lectern.environment import Environ, required


@dataclass(frozen=True, slots=True)
class Settings:
    content_table: str
    learners_table: str
    author_secret_id: str
    reserved_names: tuple[str, ...]


def from_environment(environ: Environ) -> Settings:
    return Settings(
        content_table=required(environ, "CONTENT_TABLE"),
        learners_table=required(environ, "LEARNERS_TABLE"),
        author_secret_id=required(environ, "AUTHOR_SECRET_ID"),
        reserved_names=_listed(environ.get("RESERVED_NAMES", "")),
    )


def _listed(text: str) -> tuple[str, ...]:
    """Comma separated; blanks around a member mean nothing, and neither do empty ones."""
    return tuple(each.strip() for each in text.split(",") if each.strip())
