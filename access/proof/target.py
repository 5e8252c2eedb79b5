"""The deployment that the suites ask over HTTP, as their process is told of it: local or on AWS.

LECTERN_PROOF_TARGET    a JSON file with the stacks' outputs, as `local.cloud.deploy` writes it;
                        `awsEndpoint` is empty on AWS
LECTERN_PROOF_PASSWORD  the password of the test users, which the suites create
and the local root's keys; without them the operator's credentials are the SDK's to find.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from access.proof.errors import SettingsMissing
from amplify.project import StackOutputs

FILE = "LECTERN_PROOF_TARGET"
PASSWORD = "LECTERN_PROOF_PASSWORD"  # noqa: S105 - a variable's name
ROOT_KEY, ROOT_SECRET = "LECTERN_ROOT_ACCESS_KEY_ID", "LECTERN_ROOT_SECRET_ACCESS_KEY"


@dataclass(frozen=True)
class Target:
    """Keys are empty where the SDK is to find the operator's credentials itself."""

    stacks: StackOutputs
    password: str
    access_key_id: str
    secret_access_key: str

    @property
    def is_local(self) -> bool:
        return bool(self.stacks.awsEndpoint)


def is_named(environ: Mapping[str, str]) -> bool:
    return bool(environ.get(FILE))


def from_environ(environ: Mapping[str, str]) -> Target:
    """Raises SettingsMissing, which names everything that isn't there."""
    missing = [name for name in (FILE, PASSWORD) if not environ.get(name)]
    if missing:
        raise SettingsMissing(f"The proof on a deployment needs {', '.join(missing)}.")
    return Target(
        stacks=_stacks(Path(environ[FILE])),
        password=environ[PASSWORD],
        access_key_id=environ.get(ROOT_KEY, ""),
        secret_access_key=environ.get(ROOT_SECRET, ""),
    )


def _stacks(file: Path) -> StackOutputs:
    try:
        given = json.loads(file.read_text())
    except (OSError, ValueError) as error:
        raise SettingsMissing(f"{FILE}: {file} can't be read: {error}.") from None
    names = [each.name for each in fields(StackOutputs)]
    missing = [name for name in names if not given.get(name) and name != "awsEndpoint"]
    if missing:
        raise SettingsMissing(f"{file} lacks {', '.join(missing)}.")
    return StackOutputs(**{name: str(given.get(name, "")) for name in names})
