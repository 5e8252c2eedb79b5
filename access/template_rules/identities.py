"""Who gets credentials of the identity pool, for which role and for how long."""

from collections.abc import Iterator
from typing import Any

from cfnlint.template import Template

from access.template_rules import _policies, _resources
from access.template_rules._rule import Path, TemplateRule, as_list

POOL = "AWS::Cognito::IdentityPool"
AMR = "cognito-identity.amazonaws.com:amr"
AUD = "cognito-identity.amazonaws.com:aud"
HOUR = 3600
SECONDS = {"seconds": 1, "minutes": 60, "hours": HOUR, "days": 24 * HOUR}


def _is_guest_role(role: Any) -> bool:
    return "unauth" in str(role).lower()


class NoGuests(TemplateRule):
    id = "E9030"
    reason = "The identity pool gives credentials to callers who didn't sign in."
    fix = "set AllowUnauthenticatedIdentities to false."

    def offences(self, cfn: Template) -> Iterator[Path]:
        for name, pool in _resources.of_type(cfn, POOL):
            given = _resources.value(cfn, pool.get("AllowUnauthenticatedIdentities"))
            if str(given).lower() != "false":
                yield ("Resources", name, "Properties")


class NoGuestRole(TemplateRule):
    id = "E9031"
    reason = "The guest role is granted something."
    fix = "grant it to the auth role; guests get nothing."

    def offences(self, cfn: Template) -> Iterator[Path]:
        for name, policy in _resources.of_type(cfn, *_policies.POLICIES):
            holders = [*policy.get("Roles", ()), *as_list(policy.get("RoleName", []))]
            if any(_is_guest_role(holder) for holder in holders):
                yield ("Resources", name, "Properties")


class NoClassicFlow(TemplateRule):
    id = "E9032"
    reason = "The classic flow is on: a caller with a token chooses the role and the duration."
    fix = "set AllowClassicFlow to false or leave it out; the enhanced flow gives one hour."

    def offences(self, cfn: Template) -> Iterator[Path]:
        for name, pool in _resources.of_type(cfn, POOL):
            given = _resources.value(cfn, pool.get("AllowClassicFlow", False))
            if str(given).lower() != "false":
                yield ("Resources", name, "Properties", "AllowClassicFlow")


class TrustSignedIn(TemplateRule):
    id = "E9033"
    reason = "A role trusts web identities without naming the pool or without asking who signed in."
    fix = f"condition it on {AUD} (the pool's id) and on {AMR} (authenticated)."

    def offences(self, cfn: Template) -> Iterator[Path]:
        for each in _policies.trusts(cfn):
            pool = each.condition("StringEquals", AUD)
            signed_in = each.condition("ForAnyValue:StringLike", AMR)
            if not pool or signed_in != ["authenticated"]:
                yield each.path


class OneHourSessions(TemplateRule):
    """IAM User Guide, "Update the maximum session duration for a role": an hour if not set."""

    id = "E9034"
    reason = "A browser's session may last longer than an hour: so long a revoked learner goes on."
    fix = "set MaxSessionDuration to 3600 or leave it out."

    def offences(self, cfn: Template) -> Iterator[Path]:
        trusting = {each.path[1] for each in _policies.trusts(cfn)}
        for name, role in _resources.of_type(cfn, "AWS::IAM::Role"):
            longest = _resources.value(cfn, role.get("MaxSessionDuration", HOUR))
            if name in trusting and not (longest and int(longest) <= HOUR):
                yield ("Resources", name, "Properties", "MaxSessionDuration")


class OneRoleForAll(TemplateRule):
    id = "E9035"
    reason = "A group has a role, or a rule picks one: learners could hold more than the auth role."
    fix = "leave roles out of groups and of the role attachment's mappings."

    def offences(self, cfn: Template) -> Iterator[Path]:
        for name, group in _resources.of_type(cfn, "AWS::Cognito::UserPoolGroup"):
            if "RoleArn" in group:
                yield ("Resources", name, "Properties", "RoleArn")
        for name, attached in _resources.of_type(cfn, "AWS::Cognito::IdentityPoolRoleAttachment"):
            if "RoleMappings" in attached:
                yield ("Resources", name, "Properties", "RoleMappings")


class AskedOfTheUserPool(TemplateRule):
    id = "E9037"
    reason = "The identity pool doesn't ask whether the user was signed out or deleted."
    fix = "set ServerSideTokenCheck to true on each of its CognitoIdentityProviders."

    def offences(self, cfn: Template) -> Iterator[Path]:
        for name, pool in _resources.of_type(cfn, POOL):
            for number, each in enumerate(pool.get("CognitoIdentityProviders", ())):
                if _resources.value(cfn, each.get("ServerSideTokenCheck")) is not True:
                    yield ("Resources", name, "Properties", "CognitoIdentityProviders", number)


class TaggedBySub(TemplateRule):
    """Amazon Cognito developer guide, "Using attributes for access control"."""

    id = "E9038"
    reason = "A session is tagged by a claim that somebody may write, so they choose the tag."
    fix = 'map "sub" alone, which nobody can edit, and leave UseDefaults out or false.'

    def offences(self, cfn: Template) -> Iterator[Path]:
        for name, tag in _resources.of_type(cfn, "AWS::Cognito::IdentityPoolPrincipalTag"):
            claims = set(tag.get("PrincipalTags", {}).values())
            if (
                claims != {"sub"}
                or _resources.value(cfn, tag.get("UseDefaults", False)) is not False
            ):
                yield ("Resources", name, "Properties")


class OneHourTokens(TemplateRule):
    """CloudFormation reference, UserPoolClient: an id token is valid for an hour if not set."""

    id = "E9036"
    reason = "An id token may live longer than an hour: so long it still buys new credentials."
    fix = "leave IdTokenValidity out, or set it to an hour or less."

    def offences(self, cfn: Template) -> Iterator[Path]:
        for name, client in _resources.of_type(cfn, "AWS::Cognito::UserPoolClient"):
            unit = SECONDS[str(client.get("TokenValidityUnits", {}).get("IdToken", "hours"))]
            valid = _resources.value(cfn, client.get("IdTokenValidity", HOUR / unit))
            if valid is None or float(valid) * unit > HOUR:
                yield ("Resources", name, "Properties", "IdTokenValidity")
