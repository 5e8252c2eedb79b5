"""The person is the key: no new identity, no other provider and no tag of one's own is another.

UnlinkIdentity needs nothing but the login's token, and the next GetId gives a new identity.
"""

from typing import Any

from tests.access import people
from tests.attacks import clients, tokens
from tests.attacks.answer import Answer, of_error
from tests.attacks.attack import DENIED, Attack, Attempt, Control, Family
from tests.attacks.calls import IDENTITIES, Sdk, unsigned
from tests.attacks.families.identity_pool import NOT_AUTHORIZED, NOT_TRUSTED
from tests.attacks.requests_as_data import PROJECTION, key, one
from tests.attacks.scene import Scene, filled
from tests.attacks.sessions import Keys

ANOTHER = "be somebody else for every new identity"
TAGS = "tag a session with a person of choice"
TAGS_CLAIM = "https://aws.amazon.com/tags"
"""By which a token of an OpenID provider may bring session tags (AWS STS, "Session tags")."""
NOT_ASSUMED = r"^403 AccessDenied: Not authorized to perform sts:AssumeRoleWithWebIdentity"


def returned(scene: Scene) -> tuple[str, str, Keys]:
    """The old identity, the new one, and the keys that it gets after unlinking."""
    identities = people.unsigned(scene.cloud, "cognito-identity")
    logins, pool = scene.returner.logins, scene.cloud.stacks.identityPoolId
    old = identities.get_id(IdentityPoolId=pool, Logins=logins)["IdentityId"]
    identities.unlink_identity(IdentityId=old, Logins=logins, LoginsToRemove=[*logins])
    new = identities.get_id(IdentityPoolId=pool, Logins=logins)["IdentityId"]
    assert new != old, "the login wasn't unlinked"
    found = identities.get_credentials_for_identity(IdentityId=new, Logins=logins)["Credentials"]
    return old, new, Keys(found["AccessKeyId"], found["SecretKey"], found["SessionToken"])


def as_returned(operation: str, pk: str, **body: Any) -> Attempt:
    """A request to the learners table by the session of the second identity."""

    def attempt(scene: Scene) -> Answer:
        old, new, keys = returned(scene)
        names = {**scene.names(), "me": scene.returner.sub, "old": old, "new": new}
        asked = filled({"TableName": "<learners>", **_of(operation, pk), **body}, names)
        client = clients.client(scene.cloud, "dynamodb", keys)
        try:
            return Answer(200, str(client._make_api_call(operation, asked)))
        except client.exceptions.ClientError as error:
            return of_error(error)

    return attempt


def _of(operation: str, pk: str) -> dict[str, Any]:
    if operation == "PutItem":
        return {"Item": key(pk, "LIKE#<lesson>")}
    return one(pk, **PROJECTION)


def with_the_old_identity(scene: Scene) -> Answer:
    old, _, _ = returned(scene)
    body = {"IdentityId": old, "Logins": scene.returner.logins}
    return unsigned(scene, IDENTITIES + "GetCredentialsForIdentity", body)


def web_identity(**claims: Any) -> Attempt:
    def attempt(scene: Scene) -> Answer:
        told = filled(claims, scene.names())
        told |= {TAGS_CLAIM: {"principal_tags": {"sub": [scene.victim.sub]}}}
        token = tokens.unsigned(scene.mallory.id_token, **told)
        parameters = {"RoleArn": "<learnerRoleArn>", "RoleSessionName": "me"}
        asked = {**parameters, "WebIdentityToken": token}
        return Sdk("sts", "assume_role_with_web_identity", asked, signed=False)(scene)

    return attempt


def by_two_logins(provider: str) -> Attempt:
    """Another provider's word for who one is, beside one's own login."""

    def attempt(scene: Scene) -> Answer:
        other = tokens.unsigned(scene.mallory.id_token, sub=scene.victim.sub)
        logins = {**scene.mallory.logins, provider: other}
        body = {"IdentityPoolId": "<identityPoolId>", "Logins": logins}
        return unsigned(scene, IDENTITIES + "GetId", body)

    return attempt


def by_the_outsider(scene: Scene) -> Answer:
    logins = {**scene.mallory.logins, scene.outsider.provider: scene.outsider.id_token}
    body = {"IdentityPoolId": "<identityPoolId>", "Logins": logins}
    return unsigned(scene, IDENTITIES + "GetId", body)


ROLE = {"RoleArn": "<learnerRoleArn>", "RoleSessionName": "me"}
TAGGED = {**ROLE, "Tags": [{"Key": "sub", "Value": "<victim>"}]}
MAP = {
    "IdentityPoolId": "<identityPoolId>",
    "IdentityProviderName": "x",
    "PrincipalTags": {"sub": "email"},
}
STS_DENIED = r"^403 AccessDenied.*is not authorized to perform: sts:AssumeRole"
MAP_DENIED = r"^4\d\d .*is not authorized to perform: cognito-identity:SetPrincipalTagAttributeMap"

FAMILY = Family(
    "person",
    (
        Attack("unlink, return and like as the new identity", ANOTHER, as_returned("PutItem", "<new>"), DENIED),
        Attack("unlink, return and like as the old identity", ANOTHER, as_returned("PutItem", "<old>"), DENIED),
        Attack("unlink, return and read another", "shake the person off", as_returned("Query", "<victim>"), DENIED),
        Attack("unlink, return and write another", "shake the person off", as_returned("PutItem", "<victim>"), DENIED),
        Attack("use an identity without its login", "be two identities at once", with_the_old_identity, NOT_AUTHORIZED + "Access to Identity '.*' is forbidden"),
        Attack("a made-up token with a made-up tag", TAGS, web_identity(iss="https://cognito-identity.amazonaws.com", aud="<identityPoolId>", amr=["authenticated"]), NOT_ASSUMED),
        Attack("one's own token with a made-up tag", TAGS, web_identity(), NOT_ASSUMED),
        Attack("assume the role with a tag", TAGS, Sdk("sts", "assume_role", TAGGED), STS_DENIED),
        Attack("tags by a provider that isn't there", TAGS, by_two_logins("graph.facebook.com"), NOT_TRUSTED),
        Attack("tags by Google", TAGS, by_two_logins("accounts.google.com"), NOT_TRUSTED),
        Attack("tags by another user pool", TAGS, by_the_outsider, NOT_TRUSTED),
        Attack("map another claim", TAGS, Sdk("cognito-identity", "set_principal_tag_attribute_map", MAP), MAP_DENIED),
    ),
    (
        Control("read one's own after unlinking", as_returned("Query", "<me>")),
        Control("a login alone gives an identity", lambda scene: unsigned(scene, IDENTITIES + "GetId", {"IdentityPoolId": "<identityPoolId>", "Logins": scene.mallory.logins}), r"^200 .*IdentityId"),
    ),
)  # fmt: skip
