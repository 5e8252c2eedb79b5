"""Reads environment variables into typed values, once, with an error that names what is wrong."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from lectern.errors import Misconfigured

Environ = Mapping[str, str]


def required(environ: Environ, name: str) -> str:
    value = environ.get(name, "").strip()
    if not value:
        raise Misconfigured(f"The environment variable {name} is missing or empty.")
    return value


def whole(environ: Environ, name: str) -> int:
    value = required(environ, name)
    if not (value.isascii() and value.isdigit()):
        raise Misconfigured(f"The environment variable {name} is no whole number.")
    return int(value)


def addresses(environ: Environ, name: str) -> tuple[str, ...]:
    """A comma-separated list with at least one member."""
    found = tuple(part.strip() for part in required(environ, name).split(",") if part.strip())
    if not found:
        raise Misconfigured(f"The environment variable {name} lists nothing.")
    return found


def http_address(environ: Environ, name: str) -> str:
    """An absolute http(s) address, without a slash at its end."""
    value = required(environ, name).rstrip("/")
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise Misconfigured(f"The environment variable {name} is no http(s) address.")
    return value
