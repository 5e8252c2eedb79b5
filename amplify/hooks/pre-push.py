"""Runs before `amplify push`: takes the environment's values, lays the code where the CLI packs it.

    backend_functions/<package>   ->  amplify/backend/function/<name>/src
    lectern + functions.lock      ->  amplify/backend/function/packages/src/python

The copies are not tracked by git. They carry one fixed time, so that the same code makes the
same zip; the CLI packs again where anything is newer than its last build, which the time of the
function's own folder tells it. LECTERN_LAYER=installed takes the third-party packages of this
Python instead of Lambda's, which is what a local cloud runs.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from amplify import packaging

FUNCTIONS = packaging.ROOT / "amplify" / "backend" / "function"
EPOCH = 315_532_800
"""1980-01-01T00:00:00Z, the earliest time that a zip entry can carry."""


def main(told: str = "") -> None:
    _take_values(told)
    for template in sorted(FUNCTIONS.glob("*/*-cloudformation-template.json")):
        folder = template.parent
        files = _files(folder.name, json.loads(template.read_text())["Resources"])
        if _content(folder / "src") != files:
            _replace(folder / "src", files)
            os.utime(folder)
        # also what `amplify pull` laid here, with the time of that pull
        _settle(folder / "src")


def _take_values(told: str) -> None:
    """Ends the push where the values can't be read: it would reset what an operator set.

    The CLI tells its hooks of the environment on standard input. The SDK that reads the values
    is in the project's own Python.
    """
    data = json.loads(told or "{}").get("data", {})
    environment = (data.get("amplify", {}).get("environment") or {}).get("envName")
    if not environment:
        return
    own = packaging.ROOT / ".venv" / "bin" / "python"
    python = str(own) if own.exists() else sys.executable
    command = [python, "-m", "amplify.environments", "take", environment]
    chosen = {**_account(environment), **os.environ}
    before = _values(environment)
    if subprocess.run(command, cwd=packaging.ROOT, env=chosen, check=False).returncode:
        sys.exit("The values of the environment can't be read: nothing is pushed.")
    if _values(environment) != before:
        sys.exit("This clone now has the environment's values, so nothing is pushed. Push again.")


def _values(environment: str) -> dict[str, Any]:
    """What the clone's file sets, without what the CLI writes beside it.

    The CLI reads that file before it calls this hook, and writes it back afterwards: of a value
    that is taken only now it would know nothing, and deploy the project's own.
    """
    section = _json(packaging.ROOT / "amplify" / "team-provider-info.json").get(environment, {})
    found = {
        f"{category}/{name}/{parameter}": value
        for category, resources in section.get("categories", {}).items()
        for name, given in resources.items()
        for parameter, value in given.items()
    }
    own = ("/deploymentBucketName", "/s3Key")
    return {name: value for name, value in found.items() if not name.endswith(own)}


def _account(environment: str) -> dict[str, str]:
    """The profile and the Region that the CLI pushes with; what the shell says goes before."""
    folder = packaging.ROOT / "amplify"
    team = _json(folder / "team-provider-info.json").get(environment, {})
    profile = _json(folder / ".config" / "local-aws-info.json").get(environment, {})
    found = {
        "AWS_REGION": team.get("awscloudformation", {}).get("Region"),
        "AWS_PROFILE": profile.get("profileName") if profile.get("useProfile") else None,
    }
    return {name: value for name, value in found.items() if value}


def _json(file: Path) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(file.read_text()) if file.exists() else {}
    return read


def _files(name: str, resources: dict[str, Any]) -> dict[str, bytes]:
    if name != packaging.LAYER:
        handler = resources["LambdaFunction"]["Properties"]["Handler"]
        return packaging.source_files(handler.partition(".")[0])
    if os.environ.get("LECTERN_LAYER") == "installed":
        return packaging.layer_as_installed()
    runtime = resources["LambdaLayer"]["Properties"]["CompatibleRuntimes"][0]
    return packaging.layer_for_lambda(runtime, os.environ.get("LECTERN_ARCHITECTURE", "arm64"))


def _content(folder: Path) -> dict[str, bytes]:
    found = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in found}


def _replace(folder: Path, files: dict[str, bytes]) -> None:
    """Makes `folder` hold exactly `files`."""
    shutil.rmtree(folder, ignore_errors=True)
    for name, body in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(body)


def _settle(folder: Path) -> None:
    """Gives all in `folder` one time and one mode: both go into the zip."""
    for path in (*folder.rglob("*"), folder):
        path.chmod(0o755 if path.is_dir() else 0o644)
        os.utime(path, (EPOCH, EPOCH))


if __name__ == "__main__":
    main(sys.stdin.read())
