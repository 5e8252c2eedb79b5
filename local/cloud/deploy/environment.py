"""The parameter values of the local environment, as team-provider-info.json holds a real one's."""

import platform

from lectern.cms import wagtail
from local.settings import Settings

OPERATORS = "operators@lectern.test"
SENDER = "alerts@lectern.test"
KEY_PAIR_ID = "KLOCALKEYPAIR1"
"""In the form that CloudFront gives the id of a public key."""
ARCHITECTURES = {"aarch64": "arm64", "arm64": "arm64"}


def values(settings: Settings) -> dict[str, str]:
    """By parameter name; a template that declares the parameter gets the value."""
    return _private_media(settings) | {
        "architecture": ARCHITECTURES.get(platform.machine(), "x86_64"),
        "cmsApiUrl": settings.cms_url,
        "cmsMediaOrigin": settings.cms_url,
        "cmsSource": wagtail.NAME,
        "operatorsAddresses": OPERATORS,
        "senderAddress": SENDER,
        "senderIdentity": SENDER,
        "siteOrigin": settings.site_url,
    }


def _private_media(settings: Settings) -> dict[str, str]:
    """A real key in the local KMS, and what CloudFront would put out, which isn't there."""
    if not settings.private_media_origin:
        return {}
    return {
        "signingKeys": "first",
        "custommediaPrivateMediaOrigin": settings.private_media_origin,
        "custommediaKeyPairId": KEY_PAIR_ID,
    }
