"""What the function is told by its environment."""

from dataclasses import dataclass

from lectern.environment import Environ, http_address, required


@dataclass(frozen=True, slots=True)
class Settings:
    content_table: str
    webhook_secret_id: str
    dead_letter_queue_url: str
    media_origin: str


def from_environment(environ: Environ) -> Settings:
    return Settings(
        content_table=required(environ, "CONTENT_TABLE"),
        webhook_secret_id=required(environ, "WEBHOOK_SECRET_ID"),
        dead_letter_queue_url=required(environ, "DEAD_LETTER_QUEUE_URL"),
        media_origin=http_address(environ, "CMS_MEDIA_ORIGIN"),
    )
