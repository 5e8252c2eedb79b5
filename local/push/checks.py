"""Checks what must exist after a push, for any environment."""

from local.push import clones, drift, packages
from local.push.account import Account
from local.push.project import Project
from local.push.push_failed import expect

DONE = ("CREATE_COMPLETE", "UPDATE_COMPLETE")
FUNCTIONS = (
    "activity",
    "cms-ingest",
    "confirmed",
    "media",
    "ops-alerts",
    "search",
    "sweep",
    "tell-editors",
)
TABLES = ("content", "learners")


def deployed(project: Project, account: Account, environment: str) -> None:
    stacks(project, account)
    parts(account, environment)
    sign_in(project, account)
    packages.check(project)
    drift.check(project)


def stacks(project: Project, account: Account) -> None:
    root = project.root()["StackName"]
    status = account.stacks()[root]["StackStatus"]
    expect(status in DONE, f"The root stack {root} is {status}.")
    nested = account.nested(root)
    missing = sorted(project.resources() - nested.keys())
    expect(not missing, f"{root} has no stack for {missing}.")
    unfinished = {name: state for name, state in nested.items() if state not in DONE}
    expect(not unfinished, f"Nested stacks aren't complete: {unfinished}.")


def parts(account: Account, environment: str) -> None:
    functions = account.functions(environment)
    wanted = {f"lectern-{name}-{environment}" for name in FUNCTIONS}
    expect(functions.keys() == wanted, f"The functions are {sorted(functions)}.")
    bare = sorted(name for name, function in functions.items() if not function.layers)
    expect(not bare, f"{bare} have no layer, so they can't import what they share.")
    tables = {f"lectern-{name}-{environment}" for name in TABLES}
    expect(tables <= account.tables(), f"{sorted(tables - account.tables())} don't exist.")


def sign_in(project: Project, account: Account) -> None:
    """Guests and the classic flow are off, the learner's role trusts only this pool and lets it
    tag sessions, and Amplify's own role has no rights."""
    auth = project.outputs("auth", "lectern")
    pool = account.identity_pool(auth["IdentityPoolId"])
    expect(not pool["AllowUnauthenticatedIdentities"], "The identity pool lets guests in.")
    expect(not pool.get("AllowClassicFlow"), "The identity pool allows the classic flow.")
    wanted = project.sign_in()["passwordPolicyMinLength"]
    policy = account.user_pool(auth["UserPoolId"])["Policies"]["PasswordPolicy"]
    expect(
        policy["MinimumLength"] == wanted, f"A password needs {policy['MinimumLength']} letters."
    )
    role, amplifys = auth["LearnerRoleName"], project.root()["AuthRoleName"]
    trusted = [
        (statement["Condition"]["StringEquals"]["cognito-identity.amazonaws.com:aud"], *tags)
        for statement in account.trust(role)
        if statement["Effect"] == "Allow"
        for tags in [[each for each in statement["Action"] if each == "sts:TagSession"]]
    ]
    wanted_trust = [(auth["IdentityPoolId"], "sts:TagSession")]
    expect(trusted == wanted_trust, f"{role} trusts {trusted}.")
    expect(account.role_policies(role), f"{role} has no policy, so a browser may do nothing.")
    expect(not account.role_policies(amplifys), f"{amplifys} holds rights; it is to hold none.")


def clean(project: Project, but: tuple[str, ...] = ()) -> None:
    """The CLI has changed no tracked file and created none that git doesn't ignore."""
    rewritten = sorted(set(clones.changed(project.folder)) - set(but))
    expect(not rewritten, f"The push left changes in git: {rewritten}.")
