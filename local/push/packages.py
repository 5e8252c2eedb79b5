"""The zips that the CLI made: their code and their size."""

import hashlib
import json
import zipfile
from pathlib import Path

from amplify import packaging
from amplify.project.archive import pack
from amplify.project.package_sizes import LAYER_BYTES, limit
from local.push.project import Project
from local.push.push_failed import expect

LAYER = packaging.LAYER
ARCHITECTURE = "arm64"
"""The resource types in the functions' templates."""


def sizes(project: Project) -> dict[str, int]:
    """The bytes of each function's and the layer's package, by resource."""
    return {name: file.stat().st_size for name, file in _zips(project).items()}


def digests(project: Project) -> dict[str, str]:
    """The SHA-256 of each package, by resource: the same code must give the same bytes."""
    zips = _zips(project).items()
    return {name: hashlib.sha256(file.read_bytes()).hexdigest() for name, file in zips}


def check(project: Project) -> None:
    for name, size in sizes(project).items():
        most = limit(name)
        expect(size <= most, f"The package of {name} has {size} bytes, more than {most}.")
        file = project.backend / "function" / name / "dist" / "latest-build.zip"
        own = "python" if name == LAYER else _package(project.template("function", name))
        foreign = sorted(path for path in _files(file) if not path.startswith(f"{own}/"))
        expect(not foreign, f"The package of {name} holds more than its own code: {foreign[:5]}")


def check_layer_for_lambda(project: Project) -> None:
    """The layer of a push to AWS: locked wheels of Lambda's platform; two builds are identical."""
    template = json.loads(project.template("function", LAYER).read_text())
    runtime: str = template["Resources"]["LambdaLayer"]["Properties"]["CompatibleRuntimes"][0]
    built = [pack(LAYER, packaging.layer_for_lambda(runtime, ARCHITECTURE)).body for _ in "ab"]
    expect(built[0] == built[1], "The layer for Lambda isn't the same when it is built again.")
    size = len(built[0])
    expect(size <= LAYER_BYTES, f"The layer for Lambda has {size} bytes, more than {LAYER_BYTES}.")


def _zips(project: Project) -> dict[str, Path]:
    zips = sorted(project.backend.glob("function/*/dist/latest-build.zip"))
    return {file.parents[1].name: file for file in zips}


def _package(template: Path) -> str:
    """For example `cms_ingest` for the handler `cms_ingest.handler.handle`."""
    resources = json.loads(template.read_text())["Resources"]
    handler: str = resources["LambdaFunction"]["Properties"]["Handler"]
    return handler.partition(".")[0]


def _files(archive: Path) -> list[str]:
    with zipfile.ZipFile(archive) as opened:
        return [entry.filename for entry in opened.infolist() if not entry.is_dir()]
