"""Every statement that a template grants or denies, and whose it is."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from cfnlint.template import Template

from access.template_rules import _resources
from access.template_rules._rule import Path, as_list

POLICIES = ("AWS::IAM::Policy", "AWS::IAM::ManagedPolicy", "AWS::IAM::RolePolicy")
WEB_IDENTITY = "sts:AssumeRoleWithWebIdentity"


@dataclass(frozen=True)
class Statement:
    """`browser`: whether a browser may come to hold it."""

    path: Path
    body: dict[str, Any]
    browser: bool

    @property
    def allows(self) -> bool:
        return self.body.get("Effect") != "Deny"

    @property
    def actions(self) -> list[str]:
        return [str(action) for action in as_list(self.body.get("Action", []))]

    @property
    def conditions(self) -> list[tuple[str, str, list[str]]]:
        """Operator, key in lower case, values as text."""
        return [
            (operator, key.lower(), [str(value) for value in as_list(values)])
            for operator, keys in self.body.get("Condition", {}).items()
            for key, values in keys.items()
        ]

    def condition(self, operator: str, key: str) -> list[str] | None:
        """The values that `operator` compares the key with; None where it doesn't."""
        for named, found, values in self.conditions:
            if (named, found) == (operator, key.lower()):
                return values
        return None


def statements(cfn: Template) -> Iterator[Statement]:
    yield from _of_roles(cfn)
    yield from _of_policies(cfn)


def allowed(cfn: Template) -> Iterator[Statement]:
    return (each for each in statements(cfn) if each.allows)


def browser_grants(cfn: Template) -> Iterator[Statement]:
    return (each for each in allowed(cfn) if each.browser)


def dynamodb_grants(cfn: Template) -> Iterator[Statement]:
    """What a browser may do with a table."""
    for each in browser_grants(cfn):
        if any(action.lower().startswith("dynamodb:") for action in each.actions):
            yield each


def _of_roles(cfn: Template) -> Iterator[Statement]:
    for name, role in _resources.of_type(cfn, "AWS::IAM::Role"):
        for number, policy in enumerate(role.get("Policies", ())):
            place = ("Resources", name, "Properties", "Policies", number, "PolicyDocument")
            yield from _of_document(place, policy["PolicyDocument"], not _for_services_only(role))


def _of_policies(cfn: Template) -> Iterator[Statement]:
    roles = dict(_resources.of_type(cfn, "AWS::IAM::Role"))
    for name, policy in _resources.of_type(cfn, *POLICIES):
        holders = [*policy.get("Roles", ()), *as_list(policy.get("RoleName", []))]
        browser = not holders or any(_may_be_a_browsers(each, roles) for each in holders)
        place = ("Resources", name, "Properties", "PolicyDocument")
        yield from _of_document(place, policy["PolicyDocument"], browser)


def _may_be_a_browsers(role: Any, roles: dict[str, Any]) -> bool:
    """A role whose trust this template doesn't show may be anyone's."""
    seen = roles.get(str(role.get("Ref"))) if isinstance(role, dict) else None
    return seen is None or not _for_services_only(seen)


def _for_services_only(role: dict[str, Any]) -> bool:
    trust = as_list(role.get("AssumeRolePolicyDocument", {}).get("Statement", []))
    return bool(trust) and all(
        isinstance(each.get("Principal"), dict) and set(each["Principal"]) == {"Service"}
        for each in trust
    )


def _of_document(place: Path, document: dict[str, Any], browser: bool) -> Iterator[Statement]:
    for number, body in enumerate(as_list(document.get("Statement", []))):
        yield Statement((*place, "Statement", number), body, browser)


def trusts(cfn: Template) -> Iterator[Statement]:
    """Who may assume a role by a web identity: the trust statements that aren't a refusal."""
    for name, role in _resources.of_type(cfn, "AWS::IAM::Role"):
        place = ("Resources", name, "Properties", "AssumeRolePolicyDocument")
        for each in _of_document(place, role.get("AssumeRolePolicyDocument", {}), True):
            if each.allows and WEB_IDENTITY in each.actions:
                yield each
