"""The deployment on AWS that `--aws <root stack>` asks, with the credentials that the SDK finds."""

import os
import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import boto3

from access.proof import deployed, disposable, target
from access.proof.errors import SettingsMissing
from amplify.project import stack_outputs

STACK = "STACK=<the root stack's name, e.g. amplify-lectern-test-123456>"
CREDENTIALS = "an operator's credentials (AWS_PROFILE, or AWS_ACCESS_KEY_ID and its secret)"
REGION = "a region (AWS_REGION)"


@contextmanager
def named(stack: str, disposed_of: str) -> Iterator[dict[str, str]]:
    """The environment of the suites' process; the file in it is gone with the block.

    Raises SettingsMissing, and NotDisposable before anything is written.
    """
    region = os.environ.get("AWS_REGION", "")
    session = boto3.Session(region_name=region or None)
    _expect_settings(session, stack)
    given = deployed.stacks(session.client("cloudformation"), session.client("apigateway"), stack)
    disposable.expect(given, session.client("dynamodb"), disposed_of)
    with tempfile.TemporaryDirectory(prefix="lectern-proof-") as folder:
        stack_outputs.write(given, Path(folder))
        yield _environ(Path(folder))


def _expect_settings(session: boto3.Session, stack: str) -> None:
    there = {
        STACK: stack,
        CREDENTIALS: session.get_credentials(),
        REGION: session.region_name,
    }
    missing = [name for name, value in there.items() if not value]
    if missing:
        raise SettingsMissing(f"The proof on AWS needs {'; '.join(missing)}.")


def _environ(folder: Path) -> dict[str, str]:
    """Nothing of a local root: its keys would be taken for the operator's."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in (target.ROOT_KEY, target.ROOT_SECRET)
    }
    password = f"aA1-{secrets.token_urlsafe(24)}"
    return {**kept, target.FILE: str(folder / stack_outputs.FILE_NAME), target.PASSWORD: password}
