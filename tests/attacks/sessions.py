"""A real sign-in, and everything that it leaves in the hands of whoever owns the browser."""

from dataclasses import dataclass
from typing import Any

from lectern.attributes import SETTLED
from local.outputs import DemoUser
from local.run import users
from tests.access import people, srp
from tests.access.cloud import Cloud

OUTSIDE = "lectern-proof-outside"
"""The name of the pool that isn't Lectern's, by which it is found again."""


@dataclass(frozen=True)
class Keys:
    """AWS credentials; `token` is empty for a long-term key."""

    access: str
    secret: str
    token: str = ""


@dataclass(frozen=True)
class Session:
    """`provider` is the name of the user pool in a map of logins."""

    email: str
    password: str
    provider: str
    sub: str
    identity_id: str
    id_token: str
    access_token: str
    refresh_token: str
    keys: Keys

    @property
    def logins(self) -> dict[str, str]:
        return {self.provider: self.id_token}


def sign_in(cloud: Cloud, email: str) -> Session:
    """A learner of Lectern, with the credentials that the identity pool issues."""
    stacks, password = cloud.stacks, cloud.root.demo_password
    user = DemoUser(email, password, "learner")
    users.ensure(people.root(cloud, "cognito-idp"), stacks.userPoolId, (user,))
    provider = people.provider(cloud, stacks.userPoolId)
    tokens = _tokens(cloud, stacks.userPoolId, stacks.userPoolClientId, email)
    logins = {provider: tokens["IdToken"]}
    identities = people.unsigned(cloud, "cognito-identity")
    identity = identities.get_id(IdentityPoolId=stacks.identityPoolId, Logins=logins)["IdentityId"]
    issued = identities.get_credentials_for_identity(IdentityId=identity, Logins=logins)
    found = issued["Credentials"]
    keys = Keys(found["AccessKeyId"], found["SecretKey"], found["SessionToken"])
    return _session(email, password, provider, identity, tokens, keys)


def sign_in_elsewhere(cloud: Cloud, email: str) -> Session:
    """A sign-in to a second user pool of the same account, which Lectern doesn't trust."""
    cognito, password = people.root(cloud, "cognito-idp"), cloud.root.demo_password
    policy = cognito.describe_user_pool(UserPoolId=cloud.stacks.userPoolId)["UserPool"]["Policies"]
    settled = {"Name": SETTLED.removeprefix("custom:"), "AttributeDataType": "String"}
    pool = cognito.create_user_pool(
        PoolName=OUTSIDE,
        UsernameAttributes=["email"],
        Policies=policy,
        Schema=[{**settled, "Mutable": True}],
    )
    pool_id = pool["UserPool"]["Id"]
    client = cognito.create_user_pool_client(
        UserPoolId=pool_id,
        ClientName=OUTSIDE,
        ExplicitAuthFlows=["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
    )
    users.ensure(cognito, pool_id, (DemoUser(email, password, "learner"),))
    tokens = _tokens(cloud, pool_id, client["UserPoolClient"]["ClientId"], email)
    provider = people.provider(cloud, pool_id)
    return _session(email, password, provider, "", tokens, Keys("", ""))


def _tokens(cloud: Cloud, pool_id: str, client_id: str, email: str) -> dict[str, Any]:
    anyone, password = people.unsigned(cloud, "cognito-idp"), cloud.root.demo_password
    return dict(srp.tokens(anyone, pool_id, client_id, email, password))


def _session(
    email: str, password: str, provider: str, identity: str, tokens: dict[str, Any], keys: Keys
) -> Session:
    return Session(
        email=email,
        password=password,
        provider=provider,
        sub=people.sub_of(tokens["IdToken"]),
        identity_id=identity,
        id_token=tokens["IdToken"],
        access_token=tokens["AccessToken"],
        refresh_token=tokens["RefreshToken"],
        keys=keys,
    )
