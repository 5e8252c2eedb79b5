"""Runs before `amplify push`: lays the code where the CLI packs it.

    backend_functions/<package>   ->  amplify/backend/function/<name>/src
    lectern + functions.lock      ->  amplify/backend/function/packages/src/python

The copies are not tracked by git. A file is written only where it changed, because the CLI
rebuilds a function whose files are newer than its last build. Third-party packages come from
the registry, checked against the lock's hashes, for Lambda's own platform; with
LECTERN_LAYER=installed they are those of this Python, which is what a local cloud runs.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CODE = ROOT / "backend_functions"
FUNCTIONS = ROOT / "amplify" / "backend" / "function"
LOCK = ROOT / "requirements" / "functions.lock"
LAYER = "packages"
SHARED = "lectern"
KEPT = {".gitkeep"}
LAMBDA_PLATFORM = {"arm64": "manylinux2014_aarch64", "x86_64": "manylinux2014_x86_64"}
PIPFILE = """[[source]]
url = "https://pypi.org/simple"
verify_ssl = true
name = "pypi"

[requires]
python_version = "{version}"
"""


def main() -> None:
    for template in sorted(FUNCTIONS.glob("*/*-cloudformation-template.json")):
        folder = template.parent
        resources = json.loads(template.read_text())["Resources"]
        if folder.name == LAYER:
            _mirror(_layer(resources), folder / "src")
        else:
            handler = resources["LambdaFunction"]["Properties"]["Handler"]
            _mirror(_sources(handler.partition(".")[0]), folder / "src")
        # The CLI looks for packages under the Python version that the Pipfile names.
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        _write(folder / "Pipfile", PIPFILE.format(version=version).encode())


def _sources(package):
    """Every Python file of a package of backend_functions, by its path in the zip."""
    return {f.relative_to(CODE).as_posix(): f.read_bytes() for f in (CODE / package).rglob("*.py")}


def _layer(resources):
    if os.environ.get("LECTERN_LAYER") == "installed":
        sys.path.insert(0, str(ROOT))
        from local.cloud.deploy.packages import layer_files  # noqa: PLC0415

        return layer_files()
    third_party = _downloaded(resources["LambdaLayer"]["Properties"]["CompatibleRuntimes"][0])
    return {f"python/{path}": body for path, body in (_sources(SHARED) | third_party).items()}


def _downloaded(runtime):
    """The locked packages as wheels for Lambda; pip refuses a file whose hash is not locked."""
    architecture = os.environ.get("LECTERN_ARCHITECTURE", "arm64")
    with tempfile.TemporaryDirectory() as target:
        command = [sys.executable, "-m", "pip", "install", "--quiet", "--target", target]
        command += ["--require-hashes", "--no-deps", "--no-compile", "--only-binary=:all:"]
        command += ["--implementation=cp", f"--python-version={runtime.removeprefix('python')}"]
        command += [f"--platform={LAMBDA_PLATFORM[architecture]}", "--requirement", str(LOCK)]
        subprocess.run(command, check=True)
        files = [f for f in Path(target).rglob("*") if f.is_file() and f.parts[-2] != "bin"]
        return {f.relative_to(target).as_posix(): f.read_bytes() for f in files}


def _mirror(files, target):
    """Makes `target` hold exactly `files`, touching nothing that is the same already."""
    target.mkdir(exist_ok=True)
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
