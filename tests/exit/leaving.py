"""The exit's steps, as docs/leaving-amplify.md tells a person to take them."""

import json
import re
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from access.proof import deployed
from amplify.project import StackOutputs
from amplify.project.root import ROOT
from local.cloud.deploy import account, after, environment, unsupported
from local.settings import ENV_NAME, Settings
from tests.access.cloud import Empty
from tests.eventually import eventually
from tests.exit.aws_cli import SECONDS, AwsCli

STACK = f"lectern-{ENV_NAME}"
BUCKET_STACK = f"{STACK}-bucket"
CHANGE_SET = re.compile(r"--change-set-name (arn:\S+)")


def write_template(folder: Path) -> None:
    """`make template`, without what the local cloud can't make."""
    command = [sys.executable, "-m", "amplify.plain", "--installed", "--folder", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    for file in (folder / "nested").iterdir():
        template, _ = unsupported.without(json.loads(file.read_text()))
        file.write_text(json.dumps(template))


def make_bucket(aws: AwsCli) -> str:
    deploy = ("cloudformation", "deploy", "--stack-name", BUCKET_STACK)
    aws.run(*deploy, "--template-file", "bucket.json", "--parameter-overrides", f"env={ENV_NAME}")
    return aws.outputs(BUCKET_STACK)["DeploymentBucketName"]


def package(aws: AwsCli, bucket: str) -> Path:
    made = aws.folder / "packaged.json"
    aws.run(
        *("cloudformation", "package", "--template-file", "root.json", "--use-json"),
        *("--s3-bucket", bucket, "--output-template-file", str(made)),
    )
    return made


def deploy(aws: AwsCli, bucket: str, packaged: Path, **chosen: str) -> str:
    """What the CLI said: of a deployment, or that there was nothing to deploy."""
    return _deploy(aws, bucket, packaged, chosen)


def change(aws: AwsCli, bucket: str, packaged: Path, **chosen: str) -> None:
    """A further deployment. The CLI makes its change set, and our own look awaits the end: `deploy`
    looks every 30 seconds."""
    said = _deploy(aws, bucket, packaged, chosen, "--no-execute-changeset")
    (change_set,) = CHANGE_SET.findall(said)
    aws.run("cloudformation", "execute-change-set", "--change-set-name", change_set)
    named = ("--change-set-name", change_set)
    described = ("cloudformation", "describe-change-set", *named)
    eventually(
        lambda: aws.read(*described)["ExecutionStatus"] == "EXECUTE_COMPLETE",
        seconds=SECONDS,
        what="the change",
    )


def _deploy(
    aws: AwsCli, bucket: str, packaged: Path, chosen: Mapping[str, str], *options: str
) -> str:
    begun = int(time.time())  # the CLI names a change set by the second, and no name is used twice
    eventually(lambda: int(time.time()) > begun)
    values = {"env": ENV_NAME, **environment.values(settings(aws.cloud)), **chosen}
    return aws.run(
        *("cloudformation", "deploy", "--stack-name", STACK, "--template-file", str(packaged)),
        *("--s3-bucket", bucket, "--capabilities", "CAPABILITY_NAMED_IAM"),
        *("--no-fail-on-empty-changeset", *options, "--parameter-overrides"),
        *(f"{name}={value}" for name, value in values.items()),
    )


def finish(aws: AwsCli) -> StackOutputs:
    """The operator's part after a first deployment, and what the stacks gave."""
    cloud = account.connect(settings(aws.cloud))
    given = deployed.stacks(cloud.cloudformation, cloud.gateway, STACK)
    after.set_signing_secret(cloud.secrets, given.webhookSecretId)
    after.verify_sender(cloud.ses, given.senderAddress)
    return replace(given, awsEndpoint=aws.cloud.url)


def settings(cloud: Empty) -> Settings:
    environ = cloud.environ
    return Settings(
        site_port=int(environ["LECTERN_SITE_PORT"]),
        cloud_port=int(environ["LECTERN_CLOUD_PORT"]),
        cms_port=int(environ["LECTERN_CMS_PORT"]),
        state=cloud.state,
    )


def import_data(aws: AwsCli) -> None:
    """The change set of what `prepare` wrote, taken up by a stack that doesn't exist yet."""
    change_set = ("--stack-name", STACK, "--change-set-name", "take-over")
    aws.run(
        *("cloudformation", "create-change-set", *change_set, "--change-set-type", "IMPORT"),
        *("--template-body", "file://import.json"),
        *("--resources-to-import", "file://resources-to-import.json"),
        *("--parameters", f"ParameterKey=env,ParameterValue={ENV_NAME}"),
    )
    aws.run("cloudformation", "wait", "change-set-create-complete", *change_set)
    aws.run("cloudformation", "execute-change-set", *change_set)
    eventually(lambda: _status(aws) == "IMPORT_COMPLETE", seconds=SECONDS)


def _status(aws: AwsCli) -> str:
    """Asked often: the CLI's own `wait stack-import-complete` asks every 30 seconds."""
    described = aws.read("cloudformation", "describe-stacks", "--stack-name", STACK)
    status: str = described["Stacks"][0]["StackStatus"]
    return status
