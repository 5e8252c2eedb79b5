"""Which file answers an address, in which coding, and with which headers."""

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from webapp.serve import headers, rewrites
from webapp.serve.hosting import Hosting

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


def _inside(site: Path, path: str) -> Path | None:
    """The file of that name, unless the name leads out of the site."""
    if not path or "\0" in path:
        return None
    file = (site / path.strip("/")).resolve()
    return file if file.is_relative_to(site) and file.is_file() else None


def _find(site: Path, rules: tuple[rewrites.Rewrite, ...], path: str) -> tuple[int, Path | None]:
    rewritten = rewrites.target_of(rules, path, rewrites.REWRITE)
    if file := _inside(site, rewritten or path):
        return 200, file
    return 404, _inside(site, rewrites.target_of(rules, path, rewrites.NOT_FOUND))


def _accepted(header: str) -> set[str]:
    """The codings a browser names without refusing them by `q=0` (RFC 9110, 12.5.3)."""
    offers = [part.replace(" ", "").lower() for part in header.split(",")]
    return {offer.split(";")[0] for offer in offers if not offer.endswith((";q=0", ";q=0.0"))}


def answer(site: Path, hosting: Hosting, target: str, accept_encoding: str) -> Answer:
    """`site` must be resolved; `target` is the request's, with its query. A path that begins
    with two slashes is a path all the same, and names no host.
    """
    path = unquote(re.split("[?#]", target, maxsplit=1)[0])
    status, file = _find(site, hosting.rewrites, path)
    named = f"/{file.relative_to(site).as_posix()}" if file else path
    sent = headers.given(hosting.headers, named, status)
    if file is None:
        return Answer(status, None, sent)
    sent |= {
        "Content-Type": TYPES.get(file.suffix, "application/octet-stream"),
        "Vary": "Accept-Encoding",
    }
    accepted = _accepted(accept_encoding)
    for coding, suffix in ENCODINGS:
        compressed = file.with_name(file.name + suffix)
        if coding in accepted and compressed.is_file():
            return Answer(status, compressed, {**sent, "Content-Encoding": coding})
    return Answer(status, file, sent)
