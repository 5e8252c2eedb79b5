"""The function's settings, read from its environment variables."""

from dataclasses import dataclass

from lectern.environment import Environ, addresses, http_address, required


@dataclass(frozen=True, slots=True)
class Settings:
    environment: str
    operators: tuple[str, ...]
    sender: str
    configuration_set: str
    parked_queue_url: str
    editors_queue_url: str
    content_table: str
    site_origin: str


def from_environment(environ: Environ) -> Settings:
    return Settings(
        environment=required(environ, "LECTERN_ENV"),
        operators=addresses(environ, "OPERATORS_ADDRESSES"),
        sender=required(environ, "SENDER_ADDRESS"),
        configuration_set=required(environ, "CONFIGURATION_SET"),
        parked_queue_url=required(environ, "PARKED_QUEUE_URL"),
        editors_queue_url=required(environ, "EDITORS_QUEUE_URL"),
        content_table=required(environ, "CONTENT_TABLE"),
        site_origin=http_address(environ, "SITE_ORIGIN"),
    )
