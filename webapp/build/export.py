"""`reflex export`, done again only when an input changed."""

import shutil
import sys
import time

from webapp.build import lock, replaced, sources, stage, toolchain
from webapp.build.errors import CommandFailed, ReflexChanged
from webapp.build.places import Places

MARK = ".fingerprint"
COMMAND = ("-m", "reflex", "export", "--frontend-only", "--no-zip")


def is_current(places: Places) -> bool:
    mark = places.export / MARK
    return mark.exists() and mark.read_text() == sources.fingerprint()


def export(places: Places) -> float:
    """Builds the site where it is not current; returns the seconds that took."""
    if is_current(places):
        return 0.0
    started = time.monotonic()
    built_from = sources.fingerprint()
    places.base.mkdir(parents=True, exist_ok=True)
    places.log.write_bytes(b"")
    stage.prepare(places)
    toolchain.run("The site's build", [sys.executable, *COMMAND], places.stage, places.log)
    lock.check(places)
    _keep(places, built_from)
    return time.monotonic() - started


def _keep(places: Places, built_from: str) -> None:
    built = places.web / "build" / "client"
    if not (built / "index.html").exists():
        raise CommandFailed("The site's build (it left no index.html)", places.log)
    for script in (built / "assets").glob("*.js"):
        code = script.read_text()
        for text, name in replaced.LEFT_OUT.items():
            if text in code:
                raise ReflexChanged(f"{script.name} still has {name}")
    shutil.rmtree(places.export, ignore_errors=True)
    shutil.copytree(built, places.export)
    (places.export / MARK).write_text(built_from)
