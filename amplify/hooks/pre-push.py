"""Runs before `amplify push`: lays the code where the CLI packs it.

    backend_functions/<package>   ->  amplify/backend/function/<name>/src
    lectern + functions.lock      ->  amplify/backend/function/packages/src/python

The copies are not tracked by git. A file is written only where it changed, because the CLI
rebuilds a function whose files are newer than its last build. LECTERN_LAYER=installed takes
the third-party packages of this Python instead of Lambda's, which is what a local cloud runs.
"""

import json
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from amplify import packaging

FUNCTIONS = packaging.ROOT / "amplify" / "backend" / "function"
KEPT = {".gitkeep"}
PIPFILE = """[requires]
python_version = "{version}"
"""


def main() -> None:
    for template in sorted(FUNCTIONS.glob("*/*-cloudformation-template.json")):
        folder = template.parent
        _mirror(_files(folder.name, json.loads(template.read_text())["Resources"]), folder / "src")
        # The CLI looks for packages under the Python version that the Pipfile names.
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        _write(folder / "Pipfile", PIPFILE.format(version=version).encode())


def _files(name, resources):
    if name != packaging.LAYER:
        handler = resources["LambdaFunction"]["Properties"]["Handler"]
        return packaging.source_files(handler.partition(".")[0])
    if os.environ.get("LECTERN_LAYER") == "installed":
        return packaging.layer_as_installed()
    runtime = resources["LambdaLayer"]["Properties"]["CompatibleRuntimes"][0]
    return packaging.layer_for_lambda(runtime, os.environ.get("LECTERN_ARCHITECTURE", "arm64"))


def _mirror(files, target):
    """Makes `target` hold exactly `files`, touching nothing that is the same already."""
    for path, body in files.items():
        _write(target / path, body)
    for found in sorted(target.rglob("*"), reverse=True):
        if found.is_dir():
            if not any(found.iterdir()):
                found.rmdir()
        elif found.relative_to(target).as_posix() not in files.keys() | KEPT:
            found.unlink()


def _write(file, body):
    if not file.exists() or file.read_bytes() != body:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(body)


if __name__ == "__main__":
    main()
