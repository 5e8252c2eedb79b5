"""The function's settings, read from its environment variables."""

from dataclasses import dataclass

from lectern import cms
from lectern.cms.source import Source
from lectern.environment import Environ, http_address, required


@dataclass(frozen=True, slots=True)
class Settings:
    content_table: str
    source: Source
    cms_api_url: str
    cms_secret_id: str
    site_origin: str
    dax_endpoint: str
    """Empty where no cluster was deployed."""


def from_environment(environ: Environ) -> Settings:
    return Settings(
        content_table=required(environ, "CONTENT_TABLE"),
        source=cms.from_environment(environ),
        cms_api_url=http_address(environ, "CMS_API_URL"),
        cms_secret_id=required(environ, "CMS_SECRET_ID"),
        site_origin=http_address(environ, "SITE_ORIGIN"),
        dax_endpoint=environ.get("DAX_ENDPOINT", ""),
    )
