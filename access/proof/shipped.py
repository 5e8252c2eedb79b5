"""The identity policies that the templates ship, each with its role, as IAM would hold them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from access.proof.expressions import ACCOUNT, Scope
from amplify import project
from amplify.project import Resource, parameters

ENVIRONMENT = {
    "senderIdentity": "alerts@lectern.test",
    "acceleration": "on",
    "killSwitch": "on",
    "media": "on",
    "mediaPublicKey": "a public key",
    "signingKeys": "first",
    "network": "on",
}
"""Everything that can be switched on is; `ShippedPolicy.switched` says what is only then there."""
TABLES = {"content": "storagecontent", "learners": "storagelearners"}
"""The specification's word for a table, and the stack that holds it."""
AUTH_ROLE, UNAUTH_ROLE = "authRole", "unauthRole"
ROOT = {
    "AuthRoleName": AUTH_ROLE,
    "UnauthRoleName": UNAUTH_ROLE,
    "AuthRole.Arn": f"arn:aws:iam::{ACCOUNT}:role/{AUTH_ROLE}",
    "UnauthRole.Arn": f"arn:aws:iam::{ACCOUNT}:role/{UNAUTH_ROLE}",
    "UnauthRoleArn": f"arn:aws:iam::{ACCOUNT}:role/{UNAUTH_ROLE}",
    "DeploymentBucketName": "deployment",
}
PACKAGE = {"deploymentBucketName": "deployment", "s3Key": "package.zip"}


@dataclass(frozen=True)
class ShippedPolicy:
    """`place` is `<stack>.<logical id>`; `switched` names the template's condition, if any."""

    place: str
    name: str
    roles: tuple[str, ...]
    document: Mapping[str, Any]
    switched: str = ""


@dataclass(frozen=True)
class Shipped:
    """`arns` holds every output of every stack, by the name under which others take it."""

    policies: tuple[ShippedPolicy, ...]
    roles: frozenset[str]
    arns: Mapping[str, str]

    def of_role(self, role: str, switches: frozenset[str]) -> tuple[ShippedPolicy, ...]:
        return tuple(
            policy
            for policy in self.policies
            if role in policy.roles and (not policy.switched or policy.switched in switches)
        )


def load(amplify: Path) -> Shipped:
    found = scopes(amplify)
    policies = tuple(policy for scope in found for policy in _policies(scope))
    arns = {scope.stack + name: value for scope in found for name, value in _outputs(scope)}
    arns |= {key: arn for scope in found for key, arn in _log_groups(scope)}
    roles = frozenset(role for scope in found for role in _roles(scope))
    return Shipped(policies, roles | {r for policy in policies for r in policy.roles}, arns)


def scopes(amplify: Path) -> list[Scope]:
    """Every template with its parameters, each after those whose outputs it takes."""
    outputs: dict[str, dict[str, str]] = {}
    found = []
    for resource in project.load(amplify):
        scope = _scope(resource, outputs)
        found.append(scope)
        outputs[resource.key] = dict(_outputs(scope))
    return found


def _outputs(scope: Scope) -> Iterator[tuple[str, str]]:
    for name, output in scope.template.get("Outputs", {}).items():
        if scope.exists(output):
            yield name, str(scope.value(output["Value"]))


def _scope(resource: Resource, outputs: Mapping[str, Mapping[str, str]]) -> Scope:
    context = parameters.Context(
        "local",
        ROOT,
        outputs,
        {**ENVIRONMENT, **_made_up(resource)},
        {resource.key: PACKAGE} if resource.built else {},
    )
    return Scope(resource.key, resource.template, parameters.resolve(resource, context))


def _made_up(resource: Resource) -> dict[str, str]:
    """A value for each parameter that an environment must give; no grant depends on them."""
    wired = {d.key + attribute for d in resource.dependencies for attribute in d.attributes}
    return {
        name: ENVIRONMENT.get(name, f"some-{name}")
        for name, declared in resource.template.get("Parameters", {}).items()
        if "Default" not in declared
        and name not in wired
        and name not in resource.parameters
        and name not in {"env", *PACKAGE}
    }


def _policies(scope: Scope) -> Iterator[ShippedPolicy]:
    for name, definition in scope.template["Resources"].items():
        place, switched = f"{scope.stack}.{name}", definition.get("Condition", "")
        inner = definition.get("Properties", {})
        if definition["Type"] == "AWS::IAM::Role":
            role = scope.reference(name)
            for policy in inner.get("Policies", ()):
                document = scope.value(policy["PolicyDocument"])
                yield ShippedPolicy(place, policy["PolicyName"], (role,), document, switched)
        if definition["Type"] == "AWS::IAM::Policy":
            roles = tuple(scope.value(inner.get("Roles", [])))
            document = scope.value(inner["PolicyDocument"])
            yield ShippedPolicy(place, scope.value(inner["PolicyName"]), roles, document, switched)


def _roles(scope: Scope) -> Iterator[str]:
    for name, definition in scope.template["Resources"].items():
        if definition["Type"] == "AWS::IAM::Role":
            yield scope.reference(name)


def _log_groups(scope: Scope) -> Iterator[tuple[str, str]]:
    for name, definition in scope.template["Resources"].items():
        if definition["Type"] == "AWS::Logs::LogGroup":
            yield f"{scope.stack}{name}Arn", scope.attribute(name, "Arn")
