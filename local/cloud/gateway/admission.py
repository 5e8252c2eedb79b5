"""Which requests may reach the emulator at all, by host, origin and path."""

import hmac
import re

from local.cloud.patches.emulator.routes import CONTROL_PREFIXES, REPORT_PREFIXES
from local.cloud.process.configuration import CloudConfiguration
from local.cloud.request.asgi import Answer, problem

ROOT_KEY_HEADER = "x-lectern-root-key"
"""Carries the root secret key on control requests; a web page can't know it."""

LOOPBACK_HOST = re.compile(r"(127\.0\.0\.1|localhost|\[::1\])(:\d{1,5})?", re.IGNORECASE)
OWN_PREFIX = "/_lectern/"
HEALTH = "/_lectern/health"
SAVE = "/_lectern/save"
SIGN = "/_lectern/sign"
END_SESSION = "/_lectern/end-session"

API_PATHS = re.compile(r"/_aws/execute-api/|/restapis/[^/]+/[^/]+/_user_request_(/|$)")
# Cognito's hosted pages, which no part of the site uses.
HOSTED_PAGES = re.compile(r"/(oauth2/.*|login|logout)$")


def is_api_call(path: str) -> bool:
    """Whether an API of API Gateway answers, with the CORS headers of its own template."""
    return API_PATHS.match(path) is not None


def loopback_host(host: str) -> bool:
    """Against DNS rebinding: a foreign name that resolves to this machine isn't served.

    Nor is a name below `localhost`: the emulator reads buckets, functions and services from it.
    """
    return LOOPBACK_HOST.fullmatch(host) is not None


def refusal(
    method: str, path: str, headers: dict[str, str], configuration: CloudConfiguration
) -> Answer | None:
    """Why the request isn't admitted, or None."""
    if not loopback_host(headers.get("host", "")):
        return problem(421, "The local cloud answers on loopback names only.")
    origin = headers.get("origin")
    if origin is not None and origin not in configuration.site_origins:
        return problem(403, f"Pages of {origin} may not use the local cloud.")
    if HOSTED_PAGES.match(path):
        return problem(404, "There are no hosted sign-in pages here.")
    if is_control(method, path) and not _has_root_key(headers, configuration):
        return problem(403, f"This route needs the root key in {ROOT_KEY_HEADER}.")
    return None


def is_control(method: str, path: str) -> bool:
    if path == HEALTH or is_api_call(path):
        return False
    if is_open_report(method, path):
        return False
    return path.startswith((*CONTROL_PREFIXES, OWN_PREFIX))


def is_open_report(method: str, path: str) -> bool:
    return method == "PUT" and path.startswith(REPORT_PREFIXES)


def _has_root_key(headers: dict[str, str], configuration: CloudConfiguration) -> bool:
    given = headers.get(ROOT_KEY_HEADER, "")
    return hmac.compare_digest(
        given.encode("latin-1"), configuration.root_secret_access_key.encode()
    )
