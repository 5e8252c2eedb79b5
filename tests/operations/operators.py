"""Whoever follows the runbook, and what they look at."""

import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import boto3

from amplify.project import StackOutputs
from amplify.project.root import ROOT
from lectern.keys import Key
from local.cloud.deploy.account import STACK
from local.settings import ENV_NAME
from tests import queues
from tests.access.cloud import Cloud
from tests.eventually import eventually
from tests.webhook import Webhook

COMMAND_SECONDS = 60
ACCEPTED = 202
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
        """`.venv/bin/python -m <module> …` as the runbook has it; what it printed."""
        return self._printed([sys.executable, "-m", module, *arguments])

    def on_aws(self, *arguments: str) -> str:
        """`python -m operations --env … …` as for an account: nothing is known but a name."""
        named = ("--env", ENV_NAME, "--endpoint-url", self.cloud.url)
        return self.runs("operations", *named, *arguments)

    def makes(self, *arguments: str) -> str:
        """`make …` without its first step: that may make anew the environment that runs this."""
        return self._printed(["make", "--no-print-directory", "--old-file=setup-run", *arguments])

    @property
    def credentials(self) -> dict[str, str]:
        """Where an SDK finds an operator's own."""
        root = self.cloud.root
        return {
            "AWS_ACCESS_KEY_ID": root.root_access_key_id,
            "AWS_SECRET_ACCESS_KEY": root.root_secret_access_key,
        }

    def _printed(self, command: list[str]) -> str:
        ran = subprocess.run(
            command,
            cwd=ROOT,
            env={**self.environ, **self.credentials},
            capture_output=True,
            text=True,
            timeout=COMMAND_SECONDS,
            check=False,
        )
        assert ran.returncode == 0, ran.stderr
        return ran.stdout

    def empties(self, queue: str) -> None:
        """For the tests that follow: what a test left would come back minutes later."""
        sqs = self.client("sqs")
        named = sqs.get_queue_url(QueueName=f"lectern-{queue}-{ENV_NAME}")
        sqs.purge_queue(QueueUrl=named["QueueUrl"])

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

    def invokes(self, function: str, event: dict[str, Any]) -> dict[str, Any]:
        """What the function answers, or the error that it ends with."""
        name = getattr(self.stacks, f"{function}Function")
        payload = json.dumps(event).encode()
        ran = self.client("lambda").invoke(FunctionName=name, Payload=payload)
        answer: dict[str, Any] = json.load(ran["Payload"])
        return answer

    def waiting(self, queue: str) -> int:
        """How many messages a queue holds, those in flight included."""
        return queues.waiting(self.client("sqs"), queue)

    def webhook_secret(self) -> dict[str, str]:
        secrets = self.client("secretsmanager")
        found = secrets.get_secret_value(SecretId=f"lectern/{ENV_NAME}/webhook")
        fields: dict[str, str] = json.loads(found["SecretString"])
        return fields

    def gives_webhook_secret(self, **fields: str) -> None:
        """Into Secrets Manager, over what is there."""
        text = json.dumps({**self.webhook_secret(), **fields})
        secrets = self.client("secretsmanager")
        secrets.put_secret_value(SecretId=f"lectern/{ENV_NAME}/webhook", SecretString=text)

    def webhook_key(self) -> str:
        """The API key that is good now: a test may have rotated it."""
        (found,) = self.client("apigateway").get_api_keys(includeValues=True)["items"]
        value: str = found["value"]
        return value

    def sends(self, event: bytes) -> None:
        """A webhook with the key and the secret that are good now."""
        signed = self.webhook_secret()["signingSecret"]
        webhook = Webhook(self.stacks.webhooksUrl, self.webhook_key(), signed)
        assert webhook.send(event).status_code == ACCEPTED

    def entry(self, key: Key) -> dict[str, Any]:
        """As the content table has it; empty if it hasn't."""
        found = self.client("dynamodb").get_item(
            TableName=self.stacks.contentTable, Key={"pk": {"S": key.pk}, "sk": {"S": key.sk}}
        )
        item: dict[str, Any] = found.get("Item", {})
        return item
