"""`python -m amplify.environments.build`: the backend phase of a hosting build.

It pushes only to the environment that LECTERN_ENVIRONMENT names for the branch. It doesn't use the
image's `amplifyPush`, which derives the environment's name from the branch and creates an
environment that its cache doesn't know. The other steps are the same commands of the CLI:
`amplify init` for the environment, then `amplify push`.
"""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import boto3
from botocore.exceptions import BotoCoreError, ClientError

from amplify.environments import team_provider_info
from amplify.environments.__main__ import take
from amplify.environments.environment_refused import (
    CommandFailed,
    EnvironmentRefused,
    NotChosen,
    NotHosted,
    NotThere,
)

NAME = re.compile(r"[a-z]{2,10}")
"""The CLI's rule for an environment's name."""
OUTPUTS = ("Region", "DeploymentBucketName", "StackName", "StackId")
ROLES = ("AuthRoleName", "AuthRoleArn", "UnauthRoleName", "UnauthRoleArn")
PROFILE = {"configLevel": "project", "useProfile": True, "profileName": "default"}
"""The image gives the service role's credentials to the default profile."""

Run = Callable[[Sequence[str]], int]


@dataclass(frozen=True)
class Target:
    app: str
    environment: str


def target(environ: Mapping[str, str]) -> Target:
    """Raises NotHosted or NotChosen."""
    app, environment = environ.get("AWS_APP_ID", ""), environ.get("LECTERN_ENVIRONMENT", "")
    if not NAME.fullmatch(environment):
        raise NotChosen(environment)
    if not app:
        raise NotHosted
    return Target(app, environment)


def provider(amplify: Any, cloudformation: Any, wanted: Target) -> dict[str, str]:
    """The CLI's facts about an environment, read from its root stack. Raises NotThere."""
    try:
        found = amplify.get_backend_environment(
            appId=wanted.app, environmentName=wanted.environment
        )
        stack = found["backendEnvironment"]["stackName"]
        described = cloudformation.describe_stacks(StackName=stack)["Stacks"][0]
    except ClientError as error:
        raise NotThere(wanted.app, wanted.environment, error.response["Error"]["Code"]) from None
    outputs = {each["OutputKey"]: each["OutputValue"] for each in described.get("Outputs", ())}
    missing = sorted(name for name in (*OUTPUTS, *ROLES) if name not in outputs)
    if missing:
        raise NotThere(wanted.app, wanted.environment, f"{stack} has no output {missing[0]}")
    return {name: outputs[name] for name in (*OUTPUTS, *ROLES)} | {"AmplifyAppId": wanted.app}


def commands(wanted: Target) -> list[list[str]]:
    """With `--force`, because the CLI doesn't see a changed parameter value as a change."""
    project = {"envName": wanted.environment, "appId": wanted.app}
    options = ["--amplify", json.dumps(project)]
    options += ["--providers", json.dumps({"awscloudformation": PROFILE})]
    return [["amplify", "init", *options, "--yes"], ["amplify", "push", "--yes", "--force"]]


def build(environ: Mapping[str, str], client: Callable[[str], Any], run: Run) -> Target:
    wanted = target(environ)
    found = provider(client("amplify"), client("cloudformation"), wanted)
    known = team_provider_info.read(team_provider_info.FILE)
    known[wanted.environment] = {"awscloudformation": found}
    team_provider_info.write(team_provider_info.FILE, known)
    take(client("ssm"), wanted.environment)
    for command in commands(wanted):
        code = run(command)
        if code:
            raise CommandFailed(" ".join(command[:2]), code)
    return wanted


def _client(service: str) -> Any:
    make: Any = boto3.client
    return make(service)


def _run(command: Sequence[str]) -> int:
    return subprocess.run(command, check=False).returncode


def main() -> int:
    try:
        built = build(os.environ, _client, _run)
    except (EnvironmentRefused, BotoCoreError, ClientError) as refusal:
        print(f"lectern: {refusal}", file=sys.stderr)
        return 1
    print(f"{built.environment} of {built.app} is pushed.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
