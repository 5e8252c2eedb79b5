"""Makes a save the state whole or not at all, wherever it is cut off.

A save is written into a directory of its own, which gets its final name only when it is complete;
then its files are moved into place. A kill before that name leaves the former state. A kill after
it is mended at the next start, by moving the rest.
"""

import os
import shutil
from pathlib import Path

WRITTEN, COMPLETE = "lectern-save-", "lectern-saved"


def begin(state: Path) -> Path:
    """An empty directory to write into."""
    written = state / f"{WRITTEN}{os.getpid()}"
    written.mkdir(mode=0o700)
    return written


def finish(written: Path) -> None:
    """Call when all of it is there: from now on it is the state."""
    written.rename(written.parent / COMPLETE)


def take_over(state: Path) -> None:
    """Moves a complete save into place; where there is none, nothing. It may be cut off and
    called again.
    """
    complete = state / COMPLETE
    if not complete.is_dir():
        return
    for file in sorted(complete.iterdir()):
        file.replace(state / file.name)
    complete.rmdir()


def forget_unfinished(state: Path) -> None:
    """What a save left that never became complete."""
    take_over(state)
    for written in state.glob(f"{WRITTEN}*"):
        shutil.rmtree(written)
