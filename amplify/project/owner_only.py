"""Files with secrets in them: readable by their owner only, and there whole or not at all."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

FILE, FOLDER = 0o600, 0o700


def write_once(file: Path, text: str) -> None:
    """Where the file is there already it is kept: of two processes the first one's counts."""
    with _draft(file, text) as draft, suppress(FileExistsError):
        os.link(draft, file)


def replace(file: Path, text: str) -> None:
    """A reader sees the former file or this one, never half of it."""
    with _draft(file, text) as draft:
        draft.replace(file)


@contextmanager
def _draft(file: Path, text: str) -> Iterator[Path]:
    """The text in a file of this process's own beside the other; gone at the end."""
    draft = file.with_name(f"{file.name}.{secrets.token_hex(4)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE)
    try:
        with os.fdopen(descriptor, "w") as out:
            out.write(text)
        yield draft
    finally:
        draft.unlink(missing_ok=True)
