"""Runs before `amplify push`: takes the environment's values, and copies the code for the CLI.

    backend_functions/<package>   ->  amplify/backend/function/<name>/src
    lectern + functions.lock      ->  amplify/backend/function/packages/src/python

Git doesn't track the copies. They all have one fixed time, so that the same code makes the same
zip. The CLI builds a package again if a file is newer than its last build; the time of the
function's folder tells it so. LECTERN_LAYER=installed takes the third-party packages of this
Python instead of Lambda's, for a local cloud.
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
        # also the copies that `amplify pull` made, with the time of that pull
        _settle(folder / "src")


def _take_values(told: str) -> None:
    """Stops the push if the values can't be read, because it would reset what an operator set.

    The CLI sends the environment's name to its hooks on standard input. The SDK that reads the
    values is in the project's own Python.
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
    """The values in the clone's file, without the CLI's own entries.

    The CLI reads that file before it calls this hook, and writes it back afterwards. So it would
    miss a value that is taken only now, and deploy the project's own value.
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
    """The profile and the Region of the CLI's push; the shell's variables take precedence."""
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
    """Gives all files in `folder` the same time and mode, because both go into the zip."""
    for path in (*folder.rglob("*"), folder):
        path.chmod(0o755 if path.is_dir() else 0o644)
        os.utime(path, (EPOCH, EPOCH))


if __name__ == "__main__":
    main(sys.stdin.read())
