"""The function's settings, read from its environment variables."""

from dataclasses import dataclass

from lectern import cms
from lectern.cms.source import Source
from lectern.environment import Environ, required


@dataclass(frozen=True, slots=True)
class Settings:
    source: Source
    content_table: str
    webhook_secret_id: str
    dead_letter_queue_url: str
    media_origin: str


def from_environment(environ: Environ) -> Settings:
    source = cms.from_environment(environ)
    return Settings(
        source=source,
        content_table=required(environ, "CONTENT_TABLE"),
        webhook_secret_id=required(environ, "WEBHOOK_SECRET_ID"),
        dead_letter_queue_url=required(environ, "DEAD_LETTER_QUEUE_URL"),
        media_origin=source.media_origin(environ),
    )
