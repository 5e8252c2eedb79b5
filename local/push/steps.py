"""The life of a project, command by command; checks the result of each command."""

import json
from collections.abc import Callable
from dataclasses import dataclass

from amplify.environments import parameter_store
from local.push import checks, clones, hosting_build, packages
from local.push.account import Account
from local.push.amplify import Amplify
from local.push.control_plane import ControlPlane
from local.push.project import Project, write_as_the_cli
from local.push.push_failed import expect

FIRST, SECOND = "dev", "prod"
HOSTED = FIRST
KILL_SWITCH = "lectern-kill-switch"
CODE = "backend_functions/activity/__init__.py"
QUEUES = "amplify/backend/custom/queues/queues-cloudformation-template.json"
QUEUE = "ParkedQueue"
RETENTION = "MessageRetentionPeriod"
CHANGED_SECONDS = 604_800


@dataclass(frozen=True)
class Developer:
    """One clone and the CLI in it."""

    project: Project
    amplify: Amplify


@dataclass(frozen=True)
class Stage:
    first: Developer
    second: Developer
    account: Account
    plane: ControlPlane


def init(stage: Stage) -> None:
    stage.first.amplify.init(FIRST)
    root = stage.first.project.root()
    found = stage.account.stacks()
    expect(root["StackName"] in found, f"init made no stack {root['StackName']}.")
    expect(root["DeploymentBucketName"] in stage.account.buckets(), "init made no bucket.")
    expect(FIRST in stage.plane.environments[root["AmplifyAppId"]], "init made no environment.")


def fail_the_first_push(stage: Stage) -> None:
    """The push fails in the alarms' stack; the next step pushes again over its remains."""
    project = stage.first.project
    file = project.template("custom", "observability")
    template = json.loads(file.read_text())
    broken = {"Fn::GetAtt": ["AlarmTopic", "NoSuch"]}
    template["Resources"]["DeadLettersWaiting"]["Properties"]["AlarmName"] = broken
    write_as_the_cli(file, template)
    stage.first.amplify.refused_push()
    left = sorted(each for each in stage.account.tables() if each.startswith("lectern-"))
    expect(not left, f"A first push that failed left {left}, whose names the next one needs.")
    clones.restore(project.folder)


def push(stage: Stage) -> None:
    stage.first.amplify.push()
    checks.deployed(stage.first.project, stage.account, FIRST)
    checks.clean(stage.first.project)


def push_without_changes(stage: Stage) -> None:
    root = stage.first.project.root()["StackName"]
    before = stage.account.stacks()[root]
    said = stage.first.amplify.push()
    expect("No changes detected" in said, "A push of what is deployed says there are changes.")
    after = stage.account.stacks()[root]
    expect(before == after, f"A push without changes updated {root}.")
    checks.clean(stage.first.project)


def push_changes(stage: Stage) -> None:
    """Changes one function's code and one template; the push deploys nothing else again."""
    project = stage.first.project
    before = stage.account.functions(FIRST)
    code = project.folder / CODE
    code.write_text(code.read_text() + "\n# changed\n")
    _edit_queue(project, lambda properties: properties.update({RETENTION: CHANGED_SECONDS}))
    stage.first.amplify.push()
    after = stage.account.functions(FIRST)
    changed = sorted(name for name in after if after[name].code != before[name].code)
    expect(changed == [f"lectern-activity-{FIRST}"], f"The push changed the code of {changed}.")
    _expect_retention(stage.account, CHANGED_SECONDS)
    checks.deployed(project, stage.account, FIRST)
    checks.clean(project, but=(CODE, QUEUES))
    clones.commit(project.folder, "Change a function and a template")


def push_a_broken_template(stage: Stage) -> None:
    """The push fails, the root stack rolls back, and the deployed resources stay."""
    project = stage.first.project
    functions = stage.account.functions(FIRST)
    _edit_queue(
        project,
        lambda properties: properties.update({"QueueName": {"Fn::GetAtt": [QUEUE, "NoSuch"]}}),
    )
    stage.first.amplify.refused_push()
    root = project.root()["StackName"]
    status = stage.account.stacks()[root]["StackStatus"]
    expect(status == "UPDATE_ROLLBACK_COMPLETE", f"After a failed push {root} is {status}.")
    expect(stage.account.functions(FIRST) == functions, "A failed push changed functions.")
    _expect_retention(stage.account, CHANGED_SECONDS)
    clones.restore(project.folder)


def add_environment(stage: Stage) -> None:
    """A second environment beside the first, in the same app."""
    first = stage.first.project.root()
    stage.first.amplify.add_environment(SECOND)
    stage.first.amplify.push()
    checks.deployed(stage.first.project, stage.account, SECOND)
    checks.clean(stage.first.project)
    second = stage.first.project.root()
    expect(second["AmplifyAppId"] == first["AmplifyAppId"], "The environments' apps differ.")
    checks.parts(stage.account, FIRST)


def pull(stage: Stage) -> None:
    """Another developer gets the same backend into a clone of their own."""
    theirs, mine = stage.second.project, stage.first.project
    clones.clone(mine.folder, theirs.folder)
    stage.second.amplify.pull(mine.root()["AmplifyAppId"], SECOND)
    for resource in ("content", "learners"):
        same = theirs.outputs("storage", resource) == mine.outputs("storage", resource)
        expect(same, f"The second clone sees another {resource}.")
    expect(theirs.outputs("auth", "lectern") == mine.outputs("auth", "lectern"), "Another pool.")
    checks.clean(theirs)


def push_from_the_second_clone(stage: Stage) -> None:
    """Another developer's build of the same commit has the same bytes."""
    first, second = stage.first.project, stage.second.project
    before = stage.account.functions(SECOND)
    stage.second.amplify.push_everything()
    same = packages.digests(first)
    found = packages.digests(second)
    different = sorted(name for name in same if same[name] != found.get(name))
    expect(not different, f"Two clones of one commit build different packages of {different}.")
    expect(stage.account.functions(SECOND) == before, "A push of the same code changed functions.")
    checks.deployed(second, stage.account, SECOND)
    checks.clean(second)


def hosting_builds(stage: Stage) -> None:
    """A build in a clone without ignored files keeps an operator's values and creates nothing.

    The kill switch is set but never pushed by hand: the build reads it from the account.
    """
    root, account = stage.first.project.root(), stage.account
    app, before = root["AmplifyAppId"], set(account.stacks())
    parameter_store.write(
        account.parameter_store(), HOSTED, {"custom": {"access": {"killSwitch": "on"}}}
    )
    clone = clones.clone(stage.first.project.folder, stage.first.project.folder.parent / "hosted")
    for _ in range(2):
        hosting_build.build(clone, stage.first.amplify, app, HOSTED)
        role = Project(clone).outputs("auth", "lectern")["LearnerRoleName"]
        expect(KILL_SWITCH in account.role_policies(role), "A build reset the kill switch.")
    checks.deployed(Project(clone), account, HOSTED)
    for name in ("", "preview"):
        said = hosting_build.build(clone, stage.first.amplify, app, name, succeeds=False)
        expect(len(said.splitlines()) == 1, f"A build without environment said {said}.")
    expect(set(account.stacks()) == before, "A hosting build made another backend.")


def layer_for_lambda(stage: Stage) -> None:
    packages.check_layer_for_lambda(stage.first.project)


def delete(stage: Stage) -> None:
    """Deletes every stack; people's data and sign-ins stay."""
    auth = stage.first.project.outputs("auth", "lectern")
    stage.first.amplify.delete()
    expect(not stage.account.stacks(), f"{sorted(stage.account.stacks())} are left.")
    expect(not stage.plane.apps, "The app is left.")
    tables = {f"lectern-{t}-{e}" for t in checks.TABLES for e in (FIRST, SECOND)}
    expect(tables <= stage.account.tables(), "A table was deleted with its stack.")
    pools = stage.account.user_pools(), stage.account.identity_pools()
    expect(auth["UserPoolId"] in pools[0], "The user pool was deleted with its stack.")
    expect(auth["IdentityPoolId"] in pools[1], "The identity pool was deleted with its stack.")


ALL: tuple[tuple[str, Callable[[Stage], None]], ...] = (
    ("amplify init", init),
    ("amplify push, a broken template at the first: taken back", fail_the_first_push),
    ("amplify push again", push),
    ("amplify push, nothing changed", push_without_changes),
    ("amplify push, a function and a template changed", push_changes),
    ("amplify push, a broken template: refused", push_a_broken_template),
    ("amplify env add prod, amplify push", add_environment),
    ("amplify pull in a second clone", pull),
    ("amplify push --force from there: the same packages", push_from_the_second_clone),
    ("A hosting build in a fresh clone, and builds without an environment", hosting_builds),
    ("The layer as AWS would get it: the same bytes twice", layer_for_lambda),
    ("amplify delete", delete),
)


def _edit_queue(project: Project, edit: Callable[[dict[str, object]], None]) -> None:
    file = project.folder / QUEUES
    template = json.loads(file.read_text())
    edit(template["Resources"][QUEUE]["Properties"])
    write_as_the_cli(file, template)


def _expect_retention(account: Account, seconds: int) -> None:
    found = account.queue_attribute(f"lectern-parked-{FIRST}", RETENTION)
    expect(found == str(seconds), f"The parked queue keeps messages {found} s, not {seconds} s.")
