"""The parameter values of the local environment, as team-provider-info.json holds a real one's."""

import platform

from local.settings import Settings

OPERATORS = "operators@lectern.test"
SENDER = "alerts@lectern.test"
ARCHITECTURES = {"aarch64": "arm64", "arm64": "arm64"}


def values(settings: Settings) -> dict[str, str]:
    """By parameter name; a template that declares the parameter gets the value."""
    return {
        "architecture": ARCHITECTURES.get(platform.machine(), "x86_64"),
        "cmsApiUrl": settings.cms_url,
        "cmsMediaOrigin": settings.cms_url,
        "operatorsAddresses": OPERATORS,
        "senderAddress": SENDER,
        "senderIdentity": SENDER,
        "siteOrigin": settings.site_url,
    }
