"""Packs the code: each function its own package, one layer with all that they share.

The layer holds `lectern` and the packages of requirements/functions.lock as they are installed
here, so a local deployment needs no network and runs on this machine's processor.
"""

import re
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path, PurePosixPath

from local.cloud.deploy.archive import Archive, pack
from local.cloud.deploy.errors import PackageIncomplete
from local.cloud.deploy.project import Resource
from local.settings import ROOT

SOURCES = ROOT / "backend_functions"
LOCK = ROOT / "requirements" / "functions.lock"
SHARED = "lectern"
LAYER_RESOURCE = "packages"
LAYER_PREFIX = PurePosixPath("python")
"""Where Lambda looks for Python packages of a layer (Lambda developer guide, "Layers")."""
PINNED = re.compile(r"^(?P<name>[a-z0-9][a-z0-9._-]*)==(?P<version>[^\s;]+)", re.MULTILINE)
LEFT_OUT = ("__pycache__", "INSTALLER", "RECORD", "REQUESTED", "direct_url.json", "uv_cache.json")


def build(resource: Resource) -> Archive:
    """The package of a resource that the CLI would build."""
    if resource.name == LAYER_RESOURCE:
        return pack(resource.name, _layer())
    return pack(resource.name, source_files(package_of(resource)))


def package_of(resource: Resource) -> str:
    """`cms_ingest` where the handler is `cms_ingest.handler.handle`."""
    handler: str = resource.template["Resources"]["LambdaFunction"]["Properties"]["Handler"]
    return handler.partition(".")[0]


def source_files(package: str) -> dict[str, bytes]:
    """Every Python file of a package of backend_functions, by its path inside the zip."""
    files = sorted((SOURCES / package).rglob("*.py"))
    if not files:
        raise PackageIncomplete(f"backend_functions/{package} holds no code.")
    return {file.relative_to(SOURCES).as_posix(): file.read_bytes() for file in files}


def _layer() -> dict[str, bytes]:
    files = source_files(SHARED)
    for pin in PINNED.finditer(LOCK.read_text()):
        files |= _installed(pin["name"], pin["version"])
    return {str(LAYER_PREFIX / path): body for path, body in files.items()}


def _installed(name: str, version: str) -> dict[str, bytes]:
    found = metadata.distribution(name)
    if found.version != version:
        raise PackageIncomplete(f"{name} {found.version} is installed, but {version} is locked.")
    return {path.as_posix(): Path(str(path.locate())).read_bytes() for path in _kept(found.files)}


def _kept(files: Iterable[metadata.PackagePath] | None) -> Iterable[metadata.PackagePath]:
    for path in files or ():
        inside = ".." not in path.parts and not path.is_absolute()
        if inside and not any(part in LEFT_OUT for part in path.parts):
            yield path
