"""Which file answers an address, and how long a browser may keep it."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

FALLBACK = "__spa-fallback.html"
HASHED = "assets"
HIDDEN = {"headers.json"}
ENCODINGS = (("br", ".br"), ("gzip", ".gz"))
TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
}


@dataclass(frozen=True)
class Answer:
    """`file` is None where there is nothing to send but the status."""

    status: int
    file: Path | None
    headers: dict[str, str]


NOT_FOUND = Answer(404, None, {})


def _inside(site: Path, relative: str) -> Path | None:
    """The file of that name, unless the name leads out of the site or to what is hidden."""
    file = (site / relative).resolve()
    if not file.is_relative_to(site) or not file.is_file():
        return None
    return None if file.relative_to(site).as_posix() in HIDDEN else file


def _find(site: Path, path: str) -> Path | None:
    relative = unquote(path).strip("/")
    if "\0" in relative:
        return None
    if not relative:
        return _inside(site, "index.html")
    found = _inside(site, relative) or _inside(site, f"{relative}.html")
    if found or relative.split("/")[0] == HASHED:
        return found
    # A path that the export doesn't know is the router's to judge, in the browser.
    return _inside(site, FALLBACK)


def _caching(site: Path, file: Path) -> str:
    if file.relative_to(site).parts[0] == HASHED:
        return "public, max-age=31536000, immutable"
    return "no-store" if file.suffix in {".html", ".json"} else "public, max-age=3600"


def _accepted(header: str) -> set[str]:
    """The codings a browser names without refusing them by `q=0` (RFC 9110, 12.5.3)."""
    offers = [part.replace(" ", "").lower() for part in header.split(",")]
    return {offer.split(";")[0] for offer in offers if not offer.endswith((";q=0", ";q=0.0"))}


def answer(site: Path, target: str, accept_encoding: str) -> Answer:
    """`site` must be resolved; `target` is the request's, with its query."""
    file = _find(site, urlsplit(target).path)
    if file is None:
        return NOT_FOUND
    headers = {
        "Content-Type": TYPES.get(file.suffix, "application/octet-stream"),
        "Cache-Control": _caching(site, file),
        "Vary": "Accept-Encoding",
    }
    accepted = _accepted(accept_encoding)
    for coding, suffix in ENCODINGS:
        compressed = file.with_name(file.name + suffix)
        if coding in accepted and compressed.is_file():
            return Answer(200, compressed, {**headers, "Content-Encoding": coding})
    return Answer(200, file, headers)
