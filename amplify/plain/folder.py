"""Writes the templates and packages that `aws cloudformation package` takes from a folder."""

import json
import shutil
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from amplify import packaging
from amplify.plain import root
from amplify.project import Resource
from amplify.project.archive import pack
from amplify.project.packages import package_of

BUCKET = Path(__file__).with_name("bucket.json")
Layer = Callable[[], Mapping[str, bytes]]


def write(resources: Iterable[Resource], folder: Path, layer: Layer) -> None:
    """Replaces the folder whole. `layer` gives the layer's files by their path in the zip."""
    given = tuple(resources)
    written = root.write(given)
    shutil.rmtree(folder, ignore_errors=True)
    for part in ("nested", "packages"):
        (folder / part).mkdir(parents=True)
    shutil.copyfile(BUCKET, folder / "bucket.json")
    write_json(folder / "root.json", written.root)
    for key, template in written.nested.items():
        write_json(folder / "nested" / f"{key}.json", template)
    for resource in given:
        if resource.built:
            files = layer() if resource.name == packaging.LAYER else _code(resource)
            archive = pack(resource.name, files)
            (folder / "packages" / f"{resource.name}.zip").write_bytes(archive.body)


def write_json(file: Path, content: Any) -> None:
    file.write_text(json.dumps(content, indent=2) + "\n")


def _code(resource: Resource) -> dict[str, bytes]:
    return packaging.source_files(package_of(resource))
