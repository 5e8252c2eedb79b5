"""Deploys a run's stacks by the real CLI instead of by local.cloud.deploy.

With LECTERN_DEPLOYER=amplify every test above unit level runs on stacks that `amplify push`
made, from the last commit, under the same names: the environment is `local` in both.
`python -m local.push.deployer` does it in the running local cloud.
"""

import shutil
import sys
from collections.abc import Callable
from typing import Any

import boto3

from amplify.environments import declared, store
from amplify.environments.declared import Values
from amplify.project import stack_outputs
from amplify.project.root import ROOT
from amplify.project.stack_outputs import StackOutputs
from local.cloud.deploy import account, after, deployment, environment
from local.push import amplify, clones, control_plane, home, toolchain
from local.push.errors import PushFailed
from local.push.project import Project
from local.run import credentials
from local.settings import ENV_NAME, REGION, Settings, from_environ

CHOICE = "LECTERN_DEPLOYER"
AMPLIFY = "amplify"


def deploy(settings: Settings, say: Callable[[str], None]) -> StackOutputs:
    """Initialises and pushes, once for a state; raises PushFailed."""
    known = stack_outputs.read(settings.state)
    if known:
        return known
    project = _push(settings, say)
    result = _outputs(settings, project)
    stack_outputs.write(result, settings.state)
    return result


def _push(settings: Settings, say: Callable[[str], None]) -> Project:
    folder = settings.state / "push"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    tools = toolchain.ensure(toolchain.FOLDER)
    root = credentials.load_or_create(settings.state)
    clone = clones.clone(ROOT, folder / "clone")
    with control_plane.serving(control_plane.ControlPlane()) as plane:
        environ = home.environ(folder / "home", tools, settings.cloud_url, plane)
        keys = (root.root_access_key_id, root.root_secret_access_key)
        home.prepare(folder / "home", tools, environ, keys)
        cli = amplify.Amplify(clone, tools, environ, folder / "logs")
        say("amplify init")
        cli.init(ENV_NAME)
        session = boto3.Session(*keys, region_name=REGION)
        ssm = session.client("ssm", endpoint_url=settings.cloud_url)
        set_parameters(Project(clone), environment.values(settings), ssm)
        # this one only takes the values; had it deployed, the project's own would be in force
        cli.refused_push()
        say("amplify push")
        cli.push()
    return Project(clone)


def set_parameters(project: Project, values: dict[str, str], ssm: Any) -> None:
    """What this environment sets, where an operator keeps it: the hook takes it from there."""
    chosen: Values = {}
    for (category, name), known in declared.parameters(project.folder / "amplify").items():
        for parameter in sorted(known & values.keys()):
            chosen.setdefault(category, {}).setdefault(name, {})[parameter] = values[parameter]
    store.write(ssm, ENV_NAME, chosen)


def _outputs(settings: Settings, project: Project) -> StackOutputs:
    """As the other deployer gives them, read from what the CLI wrote down."""
    deployed: dict[str, dict[str, str]] = {
        category + name: resource["output"]
        for category, resources in project.deployed().items()
        if category != "providers"
        for name, resource in resources.items()
    }
    cloud, chosen = account.connect(settings), environment.values(settings)
    after.set_signing_secret(cloud.secrets, deployed["customsecrets"]["WebhookSecretArn"])
    after.verify_sender(cloud.ses, chosen["senderAddress"])
    if settings.private_media_origin:
        after.stand_in_for_cloudfront(
            cloud.functions,
            deployed["functionmedia"]["Name"],
            settings.private_media_origin,
            environment.KEY_PAIR_ID,
        )
    local = deployment.local_values(settings, cloud, deployed, chosen)
    return stack_outputs.of_stacks(deployed, project.root(), local)


def main() -> int:
    try:
        deploy(from_environ(), print)
    except PushFailed as failure:
        print(failure, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
