"""The function's settings, read from its environment variables."""

from dataclasses import dataclass

from lectern.environment import Environ, required


@dataclass(frozen=True, slots=True)
class Settings:
    content_table: str
    author_secret_id: str


def from_environment(environ: Environ) -> Settings:
    return Settings(
        content_table=required(environ, "CONTENT_TABLE"),
        author_secret_id=required(environ, "AUTHOR_SECRET_ID"),
    )
