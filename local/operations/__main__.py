"""The kill switch: `python -m local.operations revoke|restore <identity id>|everyone`, `revoked`.

Without --role it acts on the local Lectern of this folder. With it, on the account that the AWS
credentials of the environment belong to: `--role` is the auth role's name (AuthRoleName in
amplify/team-provider-info.json).
"""

import argparse
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import boto3
from botocore.exceptions import BotoCoreError

from local import settings
from local.cloud.deploy import outputs
from local.operations import kill_switch
from local.operations.errors import NothingDeployed, OperationRefused
from local.operations.revocation import MOMENT, Revocation
from local.run.credentials import load_or_create

if TYPE_CHECKING:
    from types_boto3_iam import IAMClient

EVERYONE = "everyone"


def _arguments(given: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m local.operations", description="Refuse learners at their next request."
    )
    parser.add_argument("--role", help="the auth role of a Lectern on AWS; local without it")
    parser.add_argument("--endpoint-url", help="another endpoint of IAM than AWS's own")
    commands = parser.add_subparsers(dest="command", required=True)
    for name, effect in (("revoke", "refuse"), ("restore", "let in again")):
        command = commands.add_parser(name, help=f"{effect} one learner, or everyone")
        command.add_argument("whom", metavar="identity-id|everyone")
    commands.add_parser("revoked", help="who is refused now")
    return parser.parse_args(given)


def _changed(now: Revocation, command: str, whom: str) -> Revocation:
    if command == "revoke":
        return now.with_everyone(datetime.now(UTC)) if whom == EVERYONE else now.with_learner(whom)
    return now.without_everyone() if whom == EVERYONE else now.without_learner(whom)


def _target(given: argparse.Namespace) -> tuple["IAMClient", str]:
    """The IAM to ask and the auth role's name."""
    if given.role:
        region = boto3.Session().region_name or settings.REGION
        return boto3.client("iam", region, endpoint_url=given.endpoint_url), given.role
    chosen = settings.from_environ()
    stacks = outputs.read(chosen.state)
    if stacks is None:
        raise NothingDeployed
    root = load_or_create(chosen.state)
    session = boto3.Session(
        root.root_access_key_id, root.root_secret_access_key, region_name=stacks.region
    )
    return session.client("iam", endpoint_url=stacks.awsEndpoint), stacks.authRoleName


def _said(revocation: Revocation) -> str:
    lines = [f"refused: {identity}" for identity in sorted(revocation.identities)]
    if revocation.before is not None:
        lines.append(f"refused: every session issued before {revocation.before.strftime(MOMENT)}")
    return "\n".join(lines) or "Nobody is refused."


def main(arguments: list[str]) -> int:
    given = _arguments(arguments)
    try:
        iam, role = _target(given)
        revocation = kill_switch.read(iam, role)
        if given.command != "revoked":
            revocation = _changed(revocation, given.command, given.whom)
            kill_switch.write(iam, role, revocation)
    except (OperationRefused, BotoCoreError) as refusal:
        print(refusal, file=sys.stderr)
        return 1
    print(_said(revocation))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
