"""The deployment: the root stack, then every resource in dependency order, then the outputs."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from amplify import project
from amplify.project import Resource, packages, parameters, stack_outputs
from amplify.project.archive import Archive
from amplify.project.root import ROOT
from amplify.project.stack_outputs import StackOutputs
from local.cloud.deploy import account, after, environment, fingerprint, stacks, unsupported
from local.cloud.deploy.account import STACK, Account
from local.settings import ENV_NAME, REGION, Settings

ROOT_TEMPLATE = Path(__file__).with_name("root-stack.json")
BUCKET = f"{STACK}-deployment"
ROOT_NAMES = {
    "DeploymentBucketName": BUCKET,
    "AuthRoleName": f"{STACK}-authRole",
    "UnauthRoleName": f"{STACK}-unauthRole",
}
Say = Callable[[str], None]


@dataclass(frozen=True)
class Plan:
    """All that is to be deployed, read and packed before the cloud is asked anything."""

    resources: tuple[Resource, ...]
    archives: Mapping[str, Archive]
    root_template: str
    environment: Mapping[str, str]

    @property
    def fingerprint(self) -> str:
        return fingerprint.of(self.resources, self.archives, self.root_template, self.environment)


def deploy(settings: Settings, say: Say = print) -> StackOutputs:
    """Creates or updates what changed; returns at once where nothing did. Raises DeployFailed or
    ProjectFault."""
    settings.state.mkdir(parents=True, exist_ok=True)
    plan, cloud = _plan(settings), account.connect(settings)
    known = stack_outputs.read(settings.state)
    root = stacks.find(cloud.cloudformation, STACK)
    if known and fingerprint.is_deployed(plan.fingerprint, root):
        say("Every stack is as its template says.")
        return known
    deployed, root_outputs = _deploy_stacks(plan, cloud, say)
    after.set_signing_secret(cloud.secrets, deployed["customsecrets"]["WebhookSecretArn"])
    after.verify_sender(cloud.ses, plan.environment["senderAddress"])
    result = stack_outputs.of_stacks(
        deployed, root_outputs, local_values(settings, cloud, deployed, plan.environment)
    )
    stack_outputs.write(result, settings.state)
    _finish_root(plan, cloud, say, deployed["authlectern"]["IdentityPoolId"])
    return result


def _plan(settings: Settings) -> Plan:
    resources = project.load(ROOT / "amplify")
    return Plan(
        resources=resources,
        archives={r.key: packages.build(r) for r in resources if r.built},
        root_template=ROOT_TEMPLATE.read_text(),
        environment=environment.values(settings),
    )


def _deploy_stacks(
    plan: Plan, cloud: Account, say: Say
) -> tuple[dict[str, dict[str, str]], dict[str, str]]:
    root = _start_root(plan, cloud, say)
    placed = {key: _upload(cloud, archive) for key, archive in plan.archives.items()}
    deployed: dict[str, dict[str, str]] = {}
    for number, resource in enumerate(plan.resources, start=1):
        context = parameters.Context(
            ENV_NAME, _root_names(root), deployed, plan.environment, placed
        )
        template, left_out = unsupported.without(resource.template)
        name = f"{STACK}-{resource.key}"
        values = parameters.resolve(resource, context)
        done = stacks.put(
            cloud.cloudformation, name, _placed(cloud, resource.key, template), values
        )
        say(f"[{number}/{len(plan.resources)}] {resource.category}/{resource.name} {done}")
        if left_out:
            say(f"    the local cloud lacks, so left out: {', '.join(left_out)}")
        deployed[resource.key] = stacks.outputs(cloud.cloudformation, name)
    return deployed, root


def _start_root(plan: Plan, cloud: Account, say: Say) -> dict[str, str]:
    """The bucket and the roles come first: the other stacks refer to them."""
    if stacks.find(cloud.cloudformation, STACK) is None:
        done = stacks.put(cloud.cloudformation, STACK, plan.root_template, ROOT_NAMES)
        say(f"root {done}")
    return stacks.outputs(cloud.cloudformation, STACK)


def _finish_root(plan: Plan, cloud: Account, say: Say, identity_pool_id: str) -> None:
    """Says who could assume Amplify's own auth role, as its CLI does, and marks the deployment as
    complete. The identity pool gives nobody that role, and it holds nothing."""
    values = {**ROOT_NAMES, "IdentityPoolId": identity_pool_id}
    mark = {fingerprint.MARK: plan.fingerprint}
    done = stacks.put(cloud.cloudformation, STACK, plan.root_template, values, mark)
    say(f"root {done}")


def _root_names(root: Mapping[str, str]) -> dict[str, str]:
    return {
        **root,
        "AuthRole.Arn": root["AuthRoleArn"],
        "UnauthRole.Arn": root["UnauthRoleArn"],
    }


def _upload(cloud: Account, archive: Archive) -> dict[str, str]:
    cloud.s3.put_object(Bucket=BUCKET, Key=archive.key, Body=archive.body)
    return {"deploymentBucketName": BUCKET, "s3Key": archive.key}


def _placed(cloud: Account, key: str, template: dict[str, Any]) -> str:
    """The address of a template in the bucket, as the Amplify CLI has it too: a request holds no
    more than 51,200 bytes of one (CloudFormation User Guide, "Quotas")."""
    name = f"amplify-cfn-templates/{key}.json"
    cloud.s3.put_object(Bucket=BUCKET, Key=name, Body=json.dumps(template).encode())
    return f"https://s3.amazonaws.com/{BUCKET}/{name}"


def local_values(
    settings: Settings,
    cloud: Account,
    deployed: Mapping[str, Mapping[str, str]],
    environment: Mapping[str, str],
) -> dict[str, str]:
    """What no stack puts out, since it depends on where the local cloud listens."""
    api, ingest = deployed["customapi"], deployed["customingest"]
    key = cloud.gateway.get_api_key(apiKey=ingest["ApiKeyId"], includeValue=True)["value"]
    webhooks = f"{_address(settings, ingest)}/webhooks"
    return {
        "region": REGION,
        "awsEndpoint": settings.cloud_url,
        "apiUrl": _address(settings, api),
        "webhooksUrl": webhooks,
        "webhookUrl": f"{webhooks}/wagtail",
        "webhookApiKey": key,
        "senderAddress": environment["senderAddress"],
        "operatorsAddresses": environment["operatorsAddresses"],
    }


def _address(settings: Settings, api: Mapping[str, str]) -> str:
    """Where the emulator serves a REST API's stage without a host name of its own."""
    return f"{settings.cloud_url}/restapis/{api['ApiId']}/{api['StageName']}/_user_request_"
