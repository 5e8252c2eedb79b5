"""A local cloud of its own, in which the runbook's steps are taken as it tells them."""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import boto3
import pytest

from local.cloud.deploy import StackOutputs
from local.cloud.deploy.account import STACK
from local.settings import ENV_NAME, ROOT
from tests.access import cloud as clouds
from tests.access.cloud import Cloud
from tests.eventually import eventually

COMMAND_SECONDS = 60
FINISHED = {"UPDATE_COMPLETE", "CREATE_COMPLETE"}


@dataclass(frozen=True)
class Operator:
    """Somebody with the account's keys, this folder, and the runbook."""

    cloud: Cloud
    environ: Mapping[str, str]

    @property
    def stacks(self) -> StackOutputs:
        return self.cloud.stacks

    @cached_property
    def session(self) -> boto3.Session:
        root = self.cloud.root
        return boto3.Session(
            root.root_access_key_id,
            root.root_secret_access_key,
            region_name=self.stacks.region,
        )

    def client(self, service: str) -> Any:
        return self.session.client(service, endpoint_url=self.cloud.url)  # type: ignore[call-overload]

    def runs(self, module: str, *arguments: str) -> str:
        """`python -m <module> …` as the runbook has it; what it printed."""
        command = [sys.executable, "-m", module, *arguments]
        ran = subprocess.run(
            command,
            cwd=ROOT,
            env=dict(self.environ),
            capture_output=True,
            text=True,
            timeout=COMMAND_SECONDS,
            check=False,
        )
        assert ran.returncode == 0, ran.stderr
        return ran.stdout

    def pushes(self, stack: str, **values: str) -> dict[str, str]:
        """As `amplify push` after parameters were set: the same template; what it then outputs."""
        cloudformation, name = self.client("cloudformation"), f"{STACK}-{stack}"
        (present,) = cloudformation.describe_stacks(StackName=name)["Stacks"]
        kept = [
            {"ParameterKey": given["ParameterKey"], "UsePreviousValue": True}
            for given in present.get("Parameters", ())
            if given["ParameterKey"] not in values
        ]
        changed = [{"ParameterKey": key, "ParameterValue": text} for key, text in values.items()]
        cloudformation.update_stack(
            StackName=name,
            UsePreviousTemplate=True,
            Capabilities=["CAPABILITY_NAMED_IAM"],
            Parameters=[*kept, *changed],
        )
        return eventually(lambda: self.outputs(stack), what=f"the update of {stack}")

    def outputs(self, stack: str) -> dict[str, str]:
        """Of a stack that is in no change."""
        found = self.client("cloudformation").describe_stacks(StackName=f"{STACK}-{stack}")
        (described,) = found["Stacks"]
        assert described["StackStatus"] in FINISHED
        return {each["OutputKey"]: each["OutputValue"] for each in described["Outputs"]}

    def logged(self, function: str, text: str) -> list[str]:
        """The lines of a function's log that hold `text`, as a saved query finds them."""
        pages = self.client("logs").get_paginator("filter_log_events")
        name = getattr(self.stacks, f"{function}Function")
        found = pages.paginate(logGroupName=f"/aws/lambda/{name}", filterPattern=f'"{text}"')
        return [event["message"] for page in found for event in page["events"]]

    def webhook_secret(self) -> dict[str, str]:
        secrets = self.client("secretsmanager")
        found = secrets.get_secret_value(SecretId=f"lectern/{ENV_NAME}/webhook")
        fields: dict[str, str] = json.loads(found["SecretString"])
        return fields


@pytest.fixture(scope="session")
def operator(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Operator]:
    environ = clouds.environ(tmp_path_factory.mktemp("operations"))
    with clouds.running(environ) as cloud:
        yield Operator(cloud, {**environ, **cloud.root.environ()})
