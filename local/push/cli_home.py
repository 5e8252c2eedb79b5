"""A separate HOME for the CLI, so that it neither reads nor writes the developer's.

It is set up as the CLI's documentation says: a default profile, and the paths of a local install's
plug-ins (the CLI searches for them only beside a global install).
"""

import json
import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

from local import settings
from local.push.push_failed import CliUnavailable
from local.push.toolchain import Toolchain

VERSION = "14.2.2"
START_SECONDS = 120


def environ(home: Path, toolchain: Toolchain, cloud: str, plane: str) -> dict[str, str]:
    """The CLI's environment variables: this machine's without its AWS settings.

    An IP address as the endpoint makes the SDK address buckets by path.
    """
    kept = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
    path = [str(toolchain.node_modules / ".bin"), str(toolchain.programs), kept.get("PATH", "")]
    return kept | {
        "HOME": str(home),
        "PATH": os.pathsep.join(path),
        "AWS_ENDPOINT_URL": cloud,
        "AWS_ENDPOINT_URL_AMPLIFY": plane,
        "AWS_REGION": settings.REGION,
        "AWS_DEFAULT_REGION": settings.REGION,
        "AWS_EC2_METADATA_DISABLED": "true",
        "AMPLIFY_DISABLE_USAGE_DATA": "1",
        "CI": "true",
        # the functions' layer for this machine
        "LECTERN_LAYER": "installed",
    }


def prepare(
    home: Path, toolchain: Toolchain, environ: Mapping[str, str], keys: tuple[str, str]
) -> None:
    """Writes the profile, and lets the CLI find its plug-ins. Raises CliUnavailable."""
    aws = home / ".aws"
    aws.mkdir(parents=True)
    (aws / "config").write_text(f"[default]\nregion = {settings.REGION}\n")
    secret = aws / "credentials"
    secret.touch(mode=0o600)
    secret.write_text(
        f"[default]\naws_access_key_id = {keys[0]}\naws_secret_access_key = {keys[1]}\n"
    )
    version = _run(toolchain, environ, "--version")
    if VERSION not in version:
        raise CliUnavailable(f"The Amplify CLI says it is {version.strip()}, not {VERSION}.")
    known = home / ".amplify" / "plugins.json"
    plugins = json.loads(known.read_text())
    plugins["pluginDirectories"].append(str(toolchain.node_modules))
    known.write_text(json.dumps(plugins))
    _run(toolchain, environ, "plugin", "scan")


def _run(toolchain: Toolchain, environ: Mapping[str, str], *arguments: str) -> str:
    try:
        done = subprocess.run(
            [str(toolchain.amplify), *arguments],
            env=dict(environ),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=START_SECONDS,
            check=True,
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise CliUnavailable(f"The Amplify CLI doesn't start: {error}") from error
    return done.stdout
