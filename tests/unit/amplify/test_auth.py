"""Sign-in as the CLI generates it from cli-inputs.json and override.ts."""

import json
from typing import Any

import pytest

from lectern import attributes
from tests.unit.amplify.templates import AMPLIFY, RESOURCES, template

AUTH = RESOURCES["authlectern"]
INPUTS = json.loads((AMPLIFY / "backend/auth/lectern/cli-inputs.json").read_text())["cognitoConfig"]


def _properties(name: str) -> dict[str, Any]:
    found: dict[str, Any] = AUTH.template["Resources"][name]["Properties"]
    return found


@pytest.mark.parametrize("name", sorted(INPUTS))
def test_the_committed_copy_was_generated_from_these_inputs(name: str) -> None:
    assert AUTH.parameters[name] == INPUTS[name]


def test_people_sign_in_with_a_verified_address() -> None:
    assert INPUTS["usernameAttributes"] == ["email"]
    assert _properties("UserPool")["AutoVerifiedAttributes"] == ["email"]
    assert _properties("UserPool")["UserAttributeUpdateSettings"] == {
        "AttributesRequireVerificationBeforeUpdate": ["email"]
    }


def test_an_authenticator_app_is_the_one_second_factor_and_nobody_has_to_have_it() -> None:
    """A message by SMS or mail would be one too, and costs money or is no second thing. Who gets
    tokens at all, and so can set one up, is settled (tests/attacks/test_bolted_accounts.py)."""
    assert AUTH.parameters["mfaConfiguration"] == "OPTIONAL"
    assert AUTH.parameters["mfaTypes"] == ["TOTP"]
    assert _properties("UserPool")["MfaConfiguration"] == {"Ref": "mfaConfiguration"}
    assert _properties("UserPool")["EnabledMfas"] == ["SOFTWARE_TOKEN_MFA"]
    assert "SmsConfiguration" not in _properties("UserPool")


def test_an_address_counts_whatever_its_case() -> None:
    assert _properties("UserPool")["UsernameConfiguration"] == {"CaseSensitive": False}


def test_there_are_no_guests() -> None:
    assert INPUTS["allowUnauthenticatedIdentities"] is False
    assert _properties("IdentityPool")["AllowUnauthenticatedIdentities"] == {
        "Ref": "allowUnauthenticatedIdentities"
    }


def test_there_is_no_classic_flow_in_which_a_caller_chooses_a_role() -> None:
    assert _properties("IdentityPool")["AllowClassicFlow"] is False


@pytest.mark.parametrize("client", ["UserPoolClientWeb", "UserPoolClient"])
def test_people_can_write_no_attribute_but_address_name_and_a_proof_that_they_cannot_read(
    client: str,
) -> None:
    assert _properties(client)["WriteAttributes"] == {"Ref": "userpoolClientWriteAttributes"}
    assert INPUTS["userpoolClientWriteAttributes"] == ["email", "name", "custom:proof"]


@pytest.mark.parametrize("client", ["UserPoolClientWeb", "UserPoolClient"])
def test_nobody_reads_or_writes_whether_an_account_is_settled(client: str) -> None:
    assert _properties(client)["ReadAttributes"] == {"Ref": "userpoolClientReadAttributes"}
    assert INPUTS["userpoolClientReadAttributes"] == ["email", "email_verified", "name"]
    names = {f"custom:{each['Name']}" for each in _properties("UserPool")["Schema"][1:]}
    assert names == {attributes.PROOF, attributes.SETTLED}


def test_the_pool_asks_one_function_at_a_confirmation_and_for_every_token() -> None:
    """Its ARN is written out: the function's stack needs the pool's, so it comes after it."""
    (arn,) = {value["Fn::Sub"] for value in _properties("UserPool")["LambdaConfig"].values()}
    assert set(_properties("UserPool")["LambdaConfig"]) == {
        "PostConfirmation",
        "PreTokenGeneration",
    }
    function = template("functionconfirmed")["Resources"]["LambdaFunction"]["Properties"]
    named = function["FunctionName"]["Fn::Sub"]
    account = "${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}"
    assert arn == f"arn:{account}:function:{named}"


def test_that_function_lets_in_this_pool_and_has_ended_when_cognito_gives_it_up() -> None:
    resources = template("functionconfirmed")["Resources"]
    permission = resources["UserPoolPermission"]["Properties"]
    assert permission["Principal"] == "cognito-idp.amazonaws.com"
    assert permission["SourceArn"] == {"Ref": "authlecternUserPoolArn"}
    assert resources["LambdaFunction"]["Properties"]["Timeout"] == 5


@pytest.mark.parametrize("client", ["UserPoolClientWeb", "UserPoolClient"])
def test_a_password_never_travels(client: str) -> None:
    assert _properties(client)["ExplicitAuthFlows"] == [
        "ALLOW_USER_SRP_AUTH",
        "ALLOW_REFRESH_TOKEN_AUTH",
    ]


@pytest.mark.parametrize("client", ["UserPoolClientWeb", "UserPoolClient"])
def test_a_sign_in_does_not_tell_whether_an_address_has_an_account(client: str) -> None:
    assert _properties(client)["PreventUserExistenceErrors"] == "ENABLED"


def test_the_user_pool_is_deleted_by_nobody_in_passing() -> None:
    assert _properties("UserPool")["DeletionProtection"] == "ACTIVE"


def test_every_learner_gets_the_one_role_of_our_own() -> None:
    role_map = _properties("IdentityPoolRoleMap")
    assert role_map["Roles"]["authenticated"] == {"Fn::GetAtt": ["LearnerRole", "Arn"]}
    assert "RoleMappings" not in role_map
    assert INPUTS["userPoolGroupList"] == []


def test_the_person_is_the_one_tag_that_a_session_gets() -> None:
    """`sub` is no attribute that anybody may write; every other claim of a token may be."""
    tag = _properties("PersonTag")
    assert tag["PrincipalTags"] == {"sub": "sub"}
    assert tag["UseDefaults"] is False
    assert tag["IdentityProviderName"] == {"Fn::GetAtt": ["UserPool", "ProviderName"]}
    assert tag["IdentityPoolId"] == {"Ref": "IdentityPool"}


def test_the_learners_role_lets_the_identity_pool_tag_and_nobody_else() -> None:
    (trust,) = _properties("LearnerRole")["AssumeRolePolicyDocument"]["Statement"]
    assert trust["Action"] == ["sts:AssumeRoleWithWebIdentity", "sts:TagSession"]
    assert trust["Principal"] == {"Federated": "cognito-identity.amazonaws.com"}
    assert set(trust["Condition"]) == {"StringEquals", "ForAnyValue:StringLike"}


def test_who_was_signed_out_or_deleted_gets_no_credentials() -> None:
    providers = _properties("IdentityPool")["CognitoIdentityProviders"]
    assert [each["ServerSideTokenCheck"] for each in providers] == [True, True]


@pytest.mark.parametrize(
    "name", ["UserPool", "UserPoolClientWeb", "UserPoolClient", "IdentityPool"]
)
def test_a_first_push_that_fails_leaves_nothing_and_a_pool_outlives_its_stack(name: str) -> None:
    definition = AUTH.template["Resources"][name]
    assert definition["DeletionPolicy"] == "RetainExceptOnCreate"
    assert definition["UpdateReplacePolicy"] == "Retain"


def test_moderators_are_a_group_without_a_role() -> None:
    group = template("customgroups")["Resources"]["Moderators"]["Properties"]
    assert group["GroupName"] == "moderators"
    assert "RoleArn" not in group
