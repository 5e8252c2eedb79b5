"""Identity pools, their roles and who may assume them."""

from typing import Any

POOL_KEY, SIGNED_IN_KEY = (f"cognito-identity.amazonaws.com:{name}" for name in ("aud", "amr"))
OF_POOL = {"StringEquals": {POOL_KEY: "eu-west-1:pool"}}
SIGNED_IN = {"ForAnyValue:StringLike": {SIGNED_IN_KEY: "authenticated"}}


def pool(**properties: Any) -> dict[str, Any]:
    given = {"AllowUnauthenticatedIdentities": False, **properties}
    return {"Pool": {"Type": "AWS::Cognito::IdentityPool", "Properties": given}}


def auth_role(condition: dict[str, Any], **properties: Any) -> dict[str, Any]:
    trust = {
        "Effect": "Allow",
        "Principal": {"Federated": "cognito-identity.amazonaws.com"},
        "Action": "sts:AssumeRoleWithWebIdentity",
        "Condition": condition,
    }
    document = {"Version": "2012-10-17", "Statement": [trust]}
    return {
        "AuthRole": {
            "Type": "AWS::IAM::Role",
            "Properties": {"AssumeRolePolicyDocument": document, **properties},
        }
    }


def grant_to(role_parameter: str) -> dict[str, Any]:
    deny = {"Effect": "Deny", "Action": "dynamodb:*", "Resource": "*"}
    return {
        "Policy": {
            "Type": "AWS::IAM::Policy",
            "Properties": {
                "PolicyName": "any",
                "Roles": [{"Ref": role_parameter}],
                "PolicyDocument": {"Version": "2012-10-17", "Statement": [deny]},
            },
        }
    }


def of_type(kind: str, **properties: Any) -> dict[str, Any]:
    return {"Resource": {"Type": kind, "Properties": properties}}


ATTACHMENT = "AWS::Cognito::IdentityPoolRoleAttachment"
TAG = "AWS::Cognito::IdentityPoolPrincipalTag"
GROUP = "AWS::Cognito::UserPoolGroup"
CLIENT = "AWS::Cognito::UserPoolClient"
RIGHT = auth_role(OF_POOL | SIGNED_IN)
PAIRS: dict[str, tuple[dict[str, Any], dict[str, dict[str, Any]]]] = {
    "E9030": (
        pool(),
        {
            "guests": pool(AllowUnauthenticatedIdentities=True),
            "guests, as text": pool(AllowUnauthenticatedIdentities="true"),
            "a parameter that nobody sets": pool(AllowUnauthenticatedIdentities={"Ref": "x"}),
        },
    ),
    "E9031": (grant_to("authRoleName"), {"a policy": grant_to("unauthRoleName")}),
    "E9032": (
        pool(AllowClassicFlow=False),
        {
            "on": pool(AllowClassicFlow=True),
            "a parameter that nobody sets": pool(AllowClassicFlow={"Ref": "x"}),
        },
    ),
    "E9033": (
        RIGHT,
        {
            "any pool": auth_role(SIGNED_IN),
            "signed in or not": auth_role(OF_POOL),
            "guests": auth_role(
                OF_POOL | {"ForAnyValue:StringLike": {SIGNED_IN_KEY: "unauthenticated"}}
            ),
            "no condition": auth_role({}),
        },
    ),
    "E9034": (
        auth_role(OF_POOL | SIGNED_IN, MaxSessionDuration=3600),
        {
            "half a day": auth_role(OF_POOL | SIGNED_IN, MaxSessionDuration=43200),
            "unknown": auth_role(OF_POOL | SIGNED_IN, MaxSessionDuration={"Ref": "x"}),
        },
    ),
    "E9035": (
        of_type(GROUP, GroupName="moderators", UserPoolId="pool"),
        {
            "a group's role": of_type(GROUP, UserPoolId="pool", RoleArn="arn:aws:iam::1:role/x"),
            "a rule": of_type(ATTACHMENT, IdentityPoolId="pool", RoleMappings={}),
        },
    ),
    "E9036": (
        of_type(CLIENT, IdTokenValidity=30, TokenValidityUnits={"IdToken": "minutes"}),
        {
            "a day": of_type(CLIENT, IdTokenValidity=24),
            "two hours": of_type(
                CLIENT, IdTokenValidity=120, TokenValidityUnits={"IdToken": "minutes"}
            ),
        },
    ),
    "E9037": (
        pool(CognitoIdentityProviders=[{"ClientId": "c", "ServerSideTokenCheck": True}]),
        {
            "left out": pool(CognitoIdentityProviders=[{"ClientId": "c"}]),
            "off": pool(CognitoIdentityProviders=[{"ServerSideTokenCheck": False}]),
            "the second": pool(CognitoIdentityProviders=[{"ServerSideTokenCheck": True}, {}]),
        },
    ),
    "E9038": (
        of_type(TAG, PrincipalTags={"sub": "sub"}, UseDefaults=False),
        {
            "a mail address": of_type(TAG, PrincipalTags={"sub": "email"}),
            "another beside it": of_type(TAG, PrincipalTags={"sub": "sub", "team": "custom:team"}),
            "the defaults": of_type(TAG, PrincipalTags={"sub": "sub"}, UseDefaults=True),
            "nothing": of_type(TAG),
        },
    ),
}
