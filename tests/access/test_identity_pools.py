"""The identity pool gives credentials by the enhanced flow only: no caller chooses a role."""

import json

import pytest
from botocore.exceptions import ClientError

from tests.access import people
from tests.access.cloud import Cloud
from tests.access.lawful_requests import PROJECTION, lawful, one
from tests.access.people import Person, root, unsigned


def test_a_guest_gets_no_credentials_for_anyones_identity(cloud: Cloud, ada: Person) -> None:
    identities = unsigned(cloud, "cognito-identity")
    with pytest.raises(ClientError, match="Unauthenticated access is not supported"):
        identities.get_credentials_for_identity(IdentityId=ada.identity)


def test_nobody_gets_a_token_to_assume_a_role_with(cloud: Cloud, ada: Person) -> None:
    identities = unsigned(cloud, "cognito-identity")
    with pytest.raises(ClientError, match="classic"):
        identities.get_open_id_token(IdentityId=ada.identity)


def test_an_unlinked_login_is_another_identity_of_the_same_person(cloud: Cloud) -> None:
    before = people.signed_in(cloud, "frances@lectern.test")
    after = people.unlinked_and_back(cloud, "frances@lectern.test")
    assert after.identity != before.identity
    assert after.sub == before.sub
    table = {"TableName": cloud.stacks.learnersTable}
    assert after.may("Query", **table, **one(before.sub, **PROJECTION))
    assert not after.may("Query", **table, **one(after.identity, **PROJECTION))


@pytest.mark.parametrize("ends", ["sign out", "disable", "delete"])
def test_a_login_that_the_user_pool_has_ended_buys_no_credentials(ends: str, cloud: Cloud) -> None:
    email, cognito = f"{ends.replace(' ', '-')}@lectern.test", root(cloud, "cognito-idp")
    token = people.login(cloud, email)
    assert people.issued(cloud, token)
    who = {"UserPoolId": cloud.stacks.userPoolId, "Username": email}
    operations = {
        "sign out": cognito.admin_user_global_sign_out,
        "disable": cognito.admin_disable_user,
        "delete": cognito.admin_delete_user,
    }
    operations[ends](**who)
    with pytest.raises(ClientError, match="Token is revoked"):
        people.issued(cloud, token)


def test_a_session_without_the_tag_opens_nothing(cloud: Cloud) -> None:
    """The pool maps nothing for a moment: its sessions say of nobody who they are."""
    identities = root(cloud, "cognito-identity")
    of_pool = {
        "IdentityPoolId": cloud.stacks.identityPoolId,
        "IdentityProviderName": people.provider(cloud, cloud.stacks.userPoolId),
    }
    token = people.login(cloud, "kay@lectern.test")
    identities.set_principal_tag_attribute_map(**of_pool, PrincipalTags={})
    try:
        bare = people.issued(cloud, token)
    finally:
        identities.set_principal_tag_attribute_map(**of_pool, PrincipalTags={"sub": "sub"})
    assert not {
        bare.may(operation, **body) for operation, body in lawful(cloud.stacks, bare.sub).values()
    } - {False}


def test_a_role_that_lets_nobody_tag_gives_no_session(cloud: Cloud) -> None:
    """The trust that the Amplify CLI writes for its own role at every push."""
    iam, name = root(cloud, "iam"), cloud.stacks.learnerRoleName
    trust = iam.get_role(RoleName=name)["Role"]["AssumeRolePolicyDocument"]
    token = people.login(cloud, "kay@lectern.test")
    without = json.loads(json.dumps(trust))
    without["Statement"][0]["Action"] = "sts:AssumeRoleWithWebIdentity"
    iam.update_assume_role_policy(RoleName=name, PolicyDocument=json.dumps(without))
    try:
        with pytest.raises(ClientError, match="InvalidIdentityPoolConfiguration"):
            people.issued(cloud, token)
    finally:
        iam.update_assume_role_policy(RoleName=name, PolicyDocument=json.dumps(trust))
    assert people.issued(cloud, token)
