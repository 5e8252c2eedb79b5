"""Finds a Chromium for the browser tests, or installs one; never skips.

Order: $LECTERN_CHROMIUM, one on PATH, Playwright's own, Debian's package, Playwright's download.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
INSTALL_SECONDS = 600


class ChromiumMissing(Exception):
    """No Chromium here and none could be installed; the text says what to do."""


def _on_path() -> Path | None:
    named = os.environ.get("LECTERN_CHROMIUM")
    if named:
        if not Path(named).is_file():
            raise ChromiumMissing(f"LECTERN_CHROMIUM names {named}, which is not a file.")
        return Path(named)
    found = next((path for path in map(shutil.which, NAMES) if path), None)
    return Path(found) if found else None


def _playwrights_own() -> Path | None:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 (only when nothing is on PATH)

    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    return path if path.is_file() else None


def _run(*command: str) -> None:
    print("Installing a Chromium for the browser tests:", " ".join(command), flush=True)
    subprocess.run(command, check=False, timeout=INSTALL_SECONDS, stdout=subprocess.DEVNULL)


def _by_apt() -> Path | None:
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return None
    _run("apt-get", "update", "-qq")
    _run(
        "apt-get",
        "install",
        "-y",
        "-qq",
        "--no-install-recommends",
        "chromium",
        "fonts-dejavu-core",
    )
    return _on_path()


def _by_playwright() -> Path | None:
    _run(sys.executable, "-m", "playwright", "install", "chromium")
    return _playwrights_own()


def find_or_install() -> Path:
    ways: tuple[Callable[[], Path | None], ...] = (
        _on_path,
        _playwrights_own,
        _by_apt,
        _by_playwright,
    )
    for way in ways:
        path = way()
        if path:
            return path
    raise ChromiumMissing(
        "The browser tests need Chromium. Install it (Debian: apt-get install chromium; "
        "elsewhere: .venv/bin/playwright install chromium) or set LECTERN_CHROMIUM to its path."
    )


if __name__ == "__main__":
    try:
        print(find_or_install())
    except ChromiumMissing as failure:
        sys.exit(f"lectern: {failure}")
