"""Zip files that are the same bytes for the same content."""

import hashlib
import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time a zip entry can carry; the real ones would differ between machines."""
MODE = 0o644 << 16
UNIX = 3
"""Else the zip would say on which system it was made (APPNOTE 4.4.2)."""
SMALLEST = 9
"""zlib's slowest and densest level; a package is made once and loaded at every cold start."""


@dataclass(frozen=True)
class Archive:
    """A package ready for upload; `key` names it by its content."""

    name: str
    body: bytes

    @property
    def key(self) -> str:
        return f"amplify-builds/{self.name}-{hashlib.sha256(self.body).hexdigest()[:16]}-build.zip"


def pack(name: str, files: Mapping[str, bytes]) -> Archive:
    """Entries in name order, all with one time and one mode."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=SMALLEST) as archive:
        for path in sorted(files):
            entry = zipfile.ZipInfo(path, EPOCH)
            entry.external_attr = MODE
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = UNIX
            archive.writestr(entry, files[path])
    return Archive(name, buffer.getvalue())
