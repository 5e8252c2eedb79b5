"""Files stay easy to read: none is long, most are short. For imports see test_rooms.py."""

import statistics
import subprocess
from pathlib import Path

from amplify.project.root import ROOT

CODE = {".py", ".ts", ".css", ".mjs", ".js"}
WRITTEN_BY_OTHERS = ("amplify/backend/types/", "local/cms/courses/migrations/")
"""By the Amplify CLI at each push; by Django."""
LONGEST = 220


def _lengths() -> dict[str, int]:
    """In lines, of the code that people wrote, as git lists it."""
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    written = (
        path
        for path in listed.stdout.splitlines()
        if Path(path).suffix in CODE
        and not path.startswith(WRITTEN_BY_OTHERS)
        and (ROOT / path).is_file()
    )
    return {path: len((ROOT / path).read_text().splitlines()) for path in written}


LENGTHS = _lengths()


def test_no_file_is_too_long_to_read_at_once() -> None:
    assert {path: lines for path, lines in LENGTHS.items() if lines > LONGEST} == {}


def test_half_of_the_files_are_neither_scraps_nor_tomes() -> None:
    assert len(LENGTHS) > 500
    assert 50 <= statistics.median(LENGTHS.values()) <= 110
