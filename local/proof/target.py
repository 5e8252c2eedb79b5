"""The deployment that the suites ask over HTTP, named by the environment: local or on AWS.

LECTERN_PROOF_TARGET    a JSON file with the stacks' outputs, as `local.cloud.deploy` writes it;
                        `awsEndpoint` is empty on AWS
LECTERN_PROOF_PASSWORD  the password of the test users, which the suites create
LECTERN_SITE_ORIGIN     the site's origin
and credentials of an operator: the local root's, or those that the AWS SDK finds.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from local.cloud.deploy import StackOutputs
from local.proof.errors import SettingsMissing
from local.settings import REGION

FILE = "LECTERN_PROOF_TARGET"
PASSWORD = "LECTERN_PROOF_PASSWORD"  # noqa: S105 - a variable's name
ORIGIN = "LECTERN_SITE_ORIGIN"
ROOT_KEY, ROOT_SECRET = "LECTERN_ROOT_ACCESS_KEY_ID", "LECTERN_ROOT_SECRET_ACCESS_KEY"
OPERATOR = (ROOT_KEY, "AWS_ACCESS_KEY_ID", "AWS_PROFILE", "AWS_WEB_IDENTITY_TOKEN_FILE")


@dataclass(frozen=True)
class Target:
    """Keys are empty where the SDK is to find the operator's credentials itself."""

    stacks: StackOutputs
    site_origin: str
    password: str
    access_key_id: str
    secret_access_key: str


def is_named(environ: Mapping[str, str]) -> bool:
    return bool(environ.get(FILE))


def from_environ(environ: Mapping[str, str]) -> Target:
    """Raises SettingsMissing, which names everything that isn't there."""
    missing = [name for name in (FILE, PASSWORD, ORIGIN) if not environ.get(name)]
    if not any(environ.get(name) for name in OPERATOR):
        missing.append(f"an operator's credentials ({', '.join(OPERATOR)})")
    if missing:
        raise SettingsMissing(f"The proof on a deployment needs {', '.join(missing)}.")
    return Target(
        stacks=_stacks(Path(environ[FILE])),
        site_origin=environ[ORIGIN],
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
    if given["region"] != REGION:
        raise SettingsMissing(f"{file}: the suites ask {REGION} only, not {given['region']}.")
    return StackOutputs(**{name: str(given.get(name, "")) for name in names})
