"""Reflex's working directory, assembled in the state directory.

Reflex writes beside its own configuration (`.web`, `reflex.lock`), so it is given copies
and the checkout stays as it is.
"""

import shutil
from pathlib import Path

from webapp.build import export_schema
from webapp.build.places import LOCK, WEBAPP, Places


def _replace(source: Path, target: Path) -> None:
    if target.exists():
        shutil.rmtree(target)
    if source.exists():
        shutil.copytree(source, target)


def prepare(places: Places) -> None:
    places.stage.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(WEBAPP / "rxconfig.py", places.stage / "rxconfig.py")
    _replace(WEBAPP / "assets", places.stage / "assets")
    (places.stage / "assets" / export_schema.FILE_NAME).write_text(export_schema.text())
    _replace(LOCK, places.stage / LOCK.name)
