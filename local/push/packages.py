"""The zips that the CLI made: whose code they hold, and how big they are."""

import json
import zipfile
from pathlib import Path

from local.push.errors import expect
from local.push.project import Project

FUNCTION_BYTES = 10_000
LAYER_BYTES = 1_500_000
LAYER = "packages"


def sizes(project: Project) -> dict[str, int]:
    """The bytes of each function's and the layer's package, by resource."""
    zips = sorted(project.backend.glob("function/*/dist/latest-build.zip"))
    return {file.parents[1].name: file.stat().st_size for file in zips}


def check(project: Project) -> None:
    found = sizes(project)
    for name, size in found.items():
        limit = LAYER_BYTES if name == LAYER else FUNCTION_BYTES
        expect(size <= limit, f"The package of {name} has {size} bytes, more than {limit}.")
        file = project.backend / "function" / name / "dist" / "latest-build.zip"
        own = "python" if name == LAYER else _package(project.template("function", name))
        foreign = sorted(path for path in _files(file) if not path.startswith(f"{own}/"))
        expect(not foreign, f"The package of {name} holds more than its own code: {foreign[:5]}")


def _package(template: Path) -> str:
    """`cms_ingest` where the handler is `cms_ingest.handler.handle`."""
    resources = json.loads(template.read_text())["Resources"]
    handler: str = resources["LambdaFunction"]["Properties"]["Handler"]
    return handler.partition(".")[0]


def _files(archive: Path) -> list[str]:
    with zipfile.ZipFile(archive) as opened:
        return [entry.filename for entry in opened.infolist() if not entry.is_dir()]
