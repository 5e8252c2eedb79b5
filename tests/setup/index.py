"""A package index on loopback on which everything that a lock names has a newer release.

Its packages hold nothing but their metadata: the real requirements of the locked release, as
installed here. The lock is written again with their hashes.
"""

import base64
import hashlib
import io
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler
from importlib import metadata
from pathlib import Path

from tests.listening import listening

NEWER = "99999.0"
ENTRY = re.compile(
    r"^(?P<name>[a-z0-9][a-z0-9._-]*)==(?P<version>[^\s;]+)(?P<marker> *;[^\\\n]+)?", re.MULTILINE
)


def _requirements(name: str) -> list[str]:
    try:
        return metadata.requires(name) or []
    except metadata.PackageNotFoundError:
        return []  # of another platform


def _wheel(name: str, version: str) -> bytes:
    head = [
        "Metadata-Version: 2.1",
        f"Name: {name}",
        f"Version: {version}",
        *(f"Requires-Dist: {wanted}" for wanted in _requirements(name)),
    ]
    folder = f"{name.replace('-', '_').replace('.', '_')}-{version}.dist-info"
    files = {
        f"{folder}/METADATA": "\n".join(head) + "\n",
        f"{folder}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = [f"{path},{_digest(text)},{len(text.encode())}" for path, text in files.items()]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for path, text in files.items():
            archive.writestr(path, text)
        archive.writestr(f"{folder}/RECORD", "\n".join([*record, f"{folder}/RECORD,,"]))
    return packed.getvalue()


def _digest(text: str) -> str:
    encoded = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest())
    return f"sha256={encoded.decode().rstrip('=')}"


def write(lock: str, folder: Path) -> str:
    """Lays the index's files; returns the lock with their hashes."""
    lines = []
    for entry in ENTRY.finditer(lock):
        name, version = entry["name"], entry["version"]
        page = folder / "simple" / re.sub(r"[-_.]+", "-", name)
        page.mkdir(parents=True, exist_ok=True)  # a name may have a version for each Python
        links, digests = [], []
        for release in (version, NEWER):
            body = _wheel(name, release)
            file = f"{name.replace('-', '_').replace('.', '_')}-{release}-py3-none-any.whl"
            (page / file).write_bytes(body)
            digests.append(hashlib.sha256(body).hexdigest())
            links.append(f'<a href="{file}#sha256={digests[-1]}">{file}</a>')
        with (page / "index.html").open("a") as listed:
            listed.write("".join(links))
        lines.append(
            f"{name}=={version}{entry['marker'] or ''} \\\n    --hash=sha256:{digests[0]}\n"
        )
    return "".join(lines)


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *_arguments: object) -> None:
        """Says nothing; the name is the base class's."""


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The index's address, while it answers."""
    with listening(partial(_Quiet, directory=str(folder))) as address:
        yield f"{address}/simple"
