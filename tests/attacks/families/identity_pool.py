"""The identity pool: no guests, no classic flow, no choice of role or identity."""

from collections.abc import Mapping
from typing import Any

from tests.attacks import tokens
from tests.attacks.answer import Answer
from tests.attacks.attack import Attack, Attempt, Control, Family
from tests.attacks.calls import IDENTITIES, Sdk, unsigned
from tests.attacks.denials import denied
from tests.attacks.scene import Scene

NOT_AUTHORIZED = r'^400 \{"__type": "NotAuthorizedException", "message": "'
NO_GUESTS = NOT_AUTHORIZED + "Unauthenticated access is not supported for this identity pool"
NOT_THEIRS = NOT_AUTHORIZED + "Logins don't match"
NOT_TRUSTED = NOT_AUTHORIZED + "Token is not from a supported provider"
NOT_THE_ISSUER = NOT_AUTHORIZED + r"Invalid login token\. Issuer doesn't match providerName"
NOT_CLASSIC = (
    r'^400 .*"InvalidParameterException", "message": "Basic \(classic\) flow is not enabled'
)
BYPASSES = "choose a role instead of getting the learners'"
POSES = "get another learner's credentials"
GUEST = "get credentials without having signed in"
POOL = {"IdentityPoolId": "<identityPoolId>"}


def ask(operation: str, body: Mapping[str, Any], *, logins: bool = False) -> Attempt:
    def attempt(scene: Scene) -> Answer:
        own = {"Logins": scene.mallory.logins} if logins else {}
        return unsigned(scene, IDENTITIES + operation, {**body, **own})

    return attempt


def with_outsider(operation: str, body: Mapping[str, Any], *, as_lectern: bool = False) -> Attempt:
    """Logins of a pool that isn't trusted, under its own name or under Lectern's."""

    def attempt(scene: Scene) -> Answer:
        provider = (scene.mallory if as_lectern else scene.outsider).provider
        logins = {provider: scene.outsider.id_token}
        return unsigned(scene, IDENTITIES + operation, {**body, "Logins": logins})

    return attempt


def web_identity(scene: Scene) -> Answer:
    call = Sdk(
        "sts",
        "assume_role_with_web_identity",
        {
            "RoleArn": "<learnerRoleArn>",
            "RoleSessionName": "me",
            "WebIdentityToken": tokens.unsigned(
                scene.mallory.id_token,
                iss="https://cognito-identity.amazonaws.com",
                aud=scene.cloud.stacks.identityPoolId,
                amr=["authenticated"],
                sub=scene.victim.identity_id,
            ),
        },
        signed=False,
    )
    return call(scene)


CREDENTIALS = "GetCredentialsForIdentity"
MINE, VICTIM = {"IdentityId": "<myIdentity>"}, {"IdentityId": "<victimIdentity>"}
ROLE = {"CustomRoleArn": "arn:aws:iam::<account>:role/<activityFunction>"}
SETTINGS = {"IdentityPoolName": "lectern", "AllowUnauthenticatedIdentities": True}

FAMILY = Family(
    "identity-pool",
    (
        Attack("an identity for a guest", GUEST, ask("GetId", POOL), NO_GUESTS),
        Attack("an identity for empty logins", GUEST, ask("GetId", {**POOL, "Logins": {}}), NO_GUESTS),
        Attack("credentials for a guest", GUEST, ask(CREDENTIALS, MINE), NO_GUESTS),
        Attack("credentials of another for a guest", POSES, ask(CREDENTIALS, VICTIM), NO_GUESTS),
        Attack("credentials of another", POSES, ask(CREDENTIALS, VICTIM, logins=True), NOT_THEIRS),
        Attack("credentials of nobody", "be an identity of their own making",
               ask(CREDENTIALS, {"IdentityId": "<region>:00000000-0000-0000-0000-000000000000"}, logins=True),
               r'^400 \{"__type": "ResourceNotFoundException", "message": "Identity not found\.'),
        Attack("a function's role", BYPASSES, ask(CREDENTIALS, {**MINE, **ROLE}, logins=True), NOT_AUTHORIZED + "The token doesn't name the custom role"),
        Attack("the classic flow", BYPASSES, ask("GetOpenIdToken", MINE, logins=True), NOT_CLASSIC),
        Attack("the classic flow for another", BYPASSES, ask("GetOpenIdToken", VICTIM), NOT_CLASSIC),
        Attack("a developer's token", BYPASSES, Sdk("cognito-identity", "get_open_id_token_for_developer_identity", {**POOL, "Logins": {"dev": "victim"}}), denied("cognito-identity:GetOpenIdTokenForDeveloperIdentity")),
        Attack("a token of their own for a role", BYPASSES, web_identity, r"^403 AccessDenied: Not authorized to perform sts:AssumeRoleWithWebIdentity"),
        Attack("an identity by another pool", "let any user pool's people in", with_outsider("GetId", POOL), NOT_TRUSTED),
        Attack("an identity by another pool under this one's name", "let any user pool's people in", with_outsider("GetId", POOL, as_lectern=True), NOT_THE_ISSUER),
        Attack("credentials by another pool", POSES, with_outsider(CREDENTIALS, VICTIM), NOT_TRUSTED),
        Attack("credentials by another pool under this one's name", POSES, with_outsider(CREDENTIALS, VICTIM, as_lectern=True), NOT_THE_ISSUER),
        Attack("unlink another's login", "lock another learner out of their own items", ask("UnlinkIdentity", {**VICTIM, "LoginsToRemove": []}, logins=True), NOT_THEIRS),
        Attack("let guests in", GUEST, Sdk("cognito-identity", "update_identity_pool", {**POOL, **SETTINGS}), denied("cognito-identity:UpdateIdentityPool")),
        Attack("map themselves to a role", BYPASSES, Sdk("cognito-identity", "set_identity_pool_roles", {**POOL, "Roles": {"authenticated": ROLE["CustomRoleArn"]}}), denied("cognito-identity:SetIdentityPoolRoles")),
        Attack("list identities", "learn who is there", Sdk("cognito-identity", "list_identities", {**POOL, "MaxResults": 60}), denied("cognito-identity:ListIdentities")),
        Attack("describe another", "learn who is behind an identity", Sdk("cognito-identity", "describe_identity", VICTIM), denied("cognito-identity:DescribeIdentity")),
        Attack("delete another", "cut a learner off from their own items", Sdk("cognito-identity", "delete_identities", {"IdentityIdsToDelete": ["<victimIdentity>"]}), denied("cognito-identity:DeleteIdentities")),
        Attack("look the pool up", "learn its settings", Sdk("cognito-identity", "describe_identity_pool", POOL), denied("cognito-identity:DescribeIdentityPool")),
    ),
    (
        Control("an identity for one's login", ask("GetId", POOL, logins=True), r"^200 .*IdentityId"),
        Control("credentials for one's login", ask(CREDENTIALS, MINE, logins=True), r"^200 .*SecretKey"),
    ),
)  # fmt: skip
