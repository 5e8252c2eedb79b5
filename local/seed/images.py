"""Uploads each picture once: the hash of a file is part of its name in the CMS."""

from pathlib import Path

from local.seed.cms import Cms
from local.seed.source import file_hash

HASH_DIGITS = 12
TITLE_CHARACTERS = 255


class Images:
    """Finds a picture's upload or makes it, and remembers its id for this run."""

    def __init__(self, cms: Cms) -> None:
        self._cms = cms
        self._ids: dict[str, int] = {}

    def id_of(self, file: Path, _shows: str) -> int:
        title = f"{file.stem} {file_hash(file)[:HASH_DIGITS]}"[-TITLE_CHARACTERS:]
        if title not in self._ids:
            found = self._cms.get("/api/v3/images/", title=title)["items"]
            name = f"{title.replace(' ', '-')}{file.suffix.lower()}"
            self._ids[title] = found[0]["id"] if found else self._cms.upload(file, name, title)
        return self._ids[title]
