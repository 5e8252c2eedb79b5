"""Sign-in as the CLI generates it from cli-inputs.json and override.ts."""

import json
from typing import Any

import pytest

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
def test_people_can_write_no_attribute_but_their_address(client: str) -> None:
    assert _properties(client)["WriteAttributes"] == {"Ref": "userpoolClientWriteAttributes"}
    assert INPUTS["userpoolClientWriteAttributes"] == ["email", "name"]


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


def test_every_learner_gets_the_one_auth_role() -> None:
    role_map = _properties("IdentityPoolRoleMap")
    assert role_map["Roles"]["authenticated"] == {"Ref": "authRoleArn"}
    assert "RoleMappings" not in role_map
    assert INPUTS["userPoolGroupList"] == []


def test_moderators_are_a_group_without_a_role() -> None:
    group = template("customgroups")["Resources"]["Moderators"]["Properties"]
    assert group["GroupName"] == "moderators"
    assert "RoleArn" not in group
