"""The function's settings, read from its environment variables."""

from dataclasses import dataclass

from activity.comments.text_checks import Rules
from activity.comments.words import listed
from lectern.environment import Environ, required, whole


@dataclass(frozen=True, slots=True)
class Settings:
    content_table: str
    learners_table: str
    author_secret_id: str
    rules: Rules


def from_environment(environ: Environ) -> Settings:
    return Settings(
        content_table=required(environ, "CONTENT_TABLE"),
        learners_table=required(environ, "LEARNERS_TABLE"),
        author_secret_id=required(environ, "AUTHOR_SECRET_ID"),
        rules=Rules(
            links=whole(environ, "COMMENT_LINKS"),
            words=listed(environ.get("COMMENT_WORDS", "")),
        ),
    )
