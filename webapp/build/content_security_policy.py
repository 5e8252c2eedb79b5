"""The content security policy of a built site (W3C, "Content Security Policy Level 3").

Everything is refused but what is listed: own files, the inline scripts that the export
wrote (by their SHA-256), the endpoints of this environment, its pictures and films. It stands in a
`<meta>`; frame-ancestors, which browsers ignore there, is a header (customHttp.yml).
"""

import base64
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from html.parser import HTMLParser
from urllib.parse import urlsplit


class _InlineScripts(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.texts: list[str] = []
        self._open = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "script" and "src" not in dict(attrs):
            self._open = True
            self.texts.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == "script":
            self._open = False

    def handle_data(self, data: str) -> None:
        if self._open:
            self.texts[-1] += data


def inline_scripts(html: str) -> list[str]:
    parser = _InlineScripts()
    parser.feed(html)
    parser.close()
    return parser.texts


def script_hash(script: str) -> str:
    digest = sha256(script.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def origin(url: str) -> str:
    """Scheme, host and port of a URL; empty for none."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""


@dataclass(frozen=True)
class Sources:
    """Other origins than the site's own that a page may talk to, or show pictures or films of."""

    connect: tuple[str, ...]
    images: tuple[str, ...]
    films: tuple[str, ...] = ()


def directives(hashes: Iterable[str], sources: Sources) -> dict[str, tuple[str, ...]]:
    return {
        "default-src": ("'none'",),
        "script-src": ("'self'", *sorted(set(hashes))),
        "style-src": ("'self'",),
        "font-src": ("'self'",),
        "img-src": ("'self'", "data:", *sources.images),
        "media-src": sources.films or ("'none'",),
        "connect-src": ("'self'", *sources.connect),
        "manifest-src": ("'self'",),
        # Every form is handled by a script. One sent before that script runs would put what
        # was typed, a password too, into an address.
        "form-action": ("'none'",),
        "base-uri": ("'none'",),
    }


def text(rules: dict[str, tuple[str, ...]]) -> str:
    return "; ".join(" ".join((name, *values)) for name, values in rules.items())
