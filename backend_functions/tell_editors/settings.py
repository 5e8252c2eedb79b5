"""The function's settings, read from its environment variables."""

from dataclasses import dataclass

from lectern import cms
from lectern.cms.source import Source
from lectern.environment import Environ, http_address, required

NO_CMS = "none"


@dataclass(frozen=True, slots=True)
class Settings:
    source: Source
    cms_api_url: str
    """Empty where the deployment says that no CMS is to be told."""
    secret_id: str


def from_environment(environ: Environ) -> Settings:
    told = required(environ, "CMS_API_URL") != NO_CMS
    return Settings(
        source=cms.from_environment(environ),
        cms_api_url=http_address(environ, "CMS_API_URL") if told else "",
        secret_id=required(environ, "EDITORS_SECRET_ID"),
    )
