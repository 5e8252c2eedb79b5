"""Deploys a run's stacks by the real CLI instead of by local.cloud.deploy.

With LECTERN_DEPLOYER=amplify every test above unit level runs on stacks that `amplify push`
made, from the last commit, under the same names: the environment is `local` in both.
`python -m local.push.deployer` does it in the running local cloud.
"""

import json
import shutil
import sys
from collections.abc import Callable
from typing import Any

from local.cloud.deploy import account, after, deployment, environment, outputs
from local.cloud.deploy.outputs import StackOutputs
from local.push import amplify, clones, control_plane, home, toolchain
from local.push.errors import PushFailed
from local.push.project import Project
from local.run import credentials
from local.settings import ENV_NAME, ROOT, Settings, from_environ

CHOICE = "LECTERN_DEPLOYER"
AMPLIFY = "amplify"


def deploy(settings: Settings, say: Callable[[str], None]) -> StackOutputs:
    """Initialises and pushes, once for a state; raises PushFailed."""
    known = outputs.read(settings.state)
    if known:
        return known
    project = _push(settings, say)
    result = _outputs(settings, project)
    outputs.write(result, settings.state)
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
        set_parameters(Project(clone), environment.values(settings))
        say("amplify push")
        cli.push()
    return Project(clone)


def set_parameters(project: Project, values: dict[str, str]) -> None:
    """What this environment sets, where a team keeps it: in team-provider-info.json."""
    file = project.folder / clones.OWN_OF_THE_CLONE
    team: dict[str, Any] = json.loads(file.read_text())
    categories = team[ENV_NAME].setdefault("categories", {})
    for template in project.backend.glob("*/*/*-cloudformation-template.json"):
        category, name = template.parts[-3:-1]
        declared = json.loads(template.read_text()).get("Parameters", {})
        chosen = {parameter: text for parameter, text in values.items() if parameter in declared}
        if chosen:
            categories.setdefault(category, {}).setdefault(name, {}).update(chosen)
    file.write_text(json.dumps(team, indent=2))


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
    return outputs.of_stacks(deployed, project.root(), local)


def main() -> int:
    try:
        deploy(from_environ(), print)
    except PushFailed as failure:
        print(failure, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
