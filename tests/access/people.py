"""The callers: each has credentials as the product issues them, and sends HTTP requests."""

import base64
import json
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import boto3
import botocore.session
from botocore import UNSIGNED
from botocore.config import Config
from botocore.exceptions import ClientError
from botocore.loaders import Loader

from local.outputs import DemoUser
from local.run import users
from tests.access.cloud import Cloud
from tests.access.srp import sign_in

if TYPE_CHECKING:
    from types_boto3_dynamodb import DynamoDBClient

NO_RETRY = Config(retries={"total_max_attempts": 1})
DENIED = {"AccessDeniedException", "MissingAuthenticationTokenException"}


@dataclass(frozen=True)
class Person:
    """`sub` is the user pool's, which is the key of all that is theirs, or "" for who has none;
    `identity` is what the identity pool calls them now."""

    sub: str
    dynamodb: "DynamoDBClient"
    identity: str = ""

    def may(self, operation: str, **body: Any) -> bool:
        """Asks for real. Any failure but a denial is raised: it must not pass for one."""
        try:
            self.dynamodb._make_api_call(operation, body)  # type: ignore[attr-defined]
        except ClientError as error:
            if error.response["Error"]["Code"] in DENIED:
                return False
            raise
        return True


@cache
def _models() -> Loader:
    """The SDK's descriptions of the services: reading them costs more than any request does."""
    return Loader()


def client(cloud: Cloud, service: str, *keys: str, config: Config = NO_RETRY) -> Any:
    """`keys`: access key id, secret and, for a session, its token.

    Of a session of its own, which finds the operator's credentials as they are now.
    """
    session = botocore.session.Session()
    session.register_component("data_loader", _models())
    make: Any = boto3.Session(region_name=cloud.stacks.region, botocore_session=session).client
    names = ("aws_access_key_id", "aws_secret_access_key", "aws_session_token")
    given = dict(zip(names, keys, strict=False))
    return make(service, endpoint_url=cloud.url or None, config=config, **given)


def provider(cloud: Cloud, user_pool_id: str) -> str:
    """The name of a user pool in a map of logins."""
    return f"cognito-idp.{cloud.stacks.region}.amazonaws.com/{user_pool_id}"


def root(cloud: Cloud, service: str) -> Any:
    """Without root keys the operator's own credentials, wherever the SDK finds them."""
    keys = (cloud.root.root_access_key_id, cloud.root.root_secret_access_key)
    return client(cloud, service, *(keys if all(keys) else ()))


def operators_key_id(cloud: Cloud) -> str:
    """The public half of the key that `root` signs with; locally the account's root has it."""
    found: str = root(cloud, "sts")._request_signer._credentials.access_key
    return found


def unsigned(cloud: Cloud, service: str) -> Any:
    return client(
        cloud, service, config=Config(signature_version=UNSIGNED, retries={"total_max_attempts": 1})
    )


def signed_in(cloud: Cloud, email: str, *, role: str = "learner") -> Person:
    """A user made through Cognito's admin API, signed in by SRP, with identity pool credentials."""
    return issued(cloud, login(cloud, email, role=role))


def login(cloud: Cloud, email: str, *, role: str = "learner") -> str:
    """The id token of a sign-in."""
    cognito, password = root(cloud, "cognito-idp"), cloud.root.demo_password
    stacks, user = cloud.stacks, DemoUser(email, password, role)
    users.ensure(cognito, stacks.userPoolId, (user,))
    anyone = unsigned(cloud, "cognito-idp")
    return sign_in(anyone, stacks.userPoolId, stacks.userPoolClientId, email, password)


def issued(cloud: Cloud, token: str) -> Person:
    """Whoever an id token names, with credentials of the identity pool."""
    logins = {provider(cloud, cloud.stacks.userPoolId): token}
    identities = unsigned(cloud, "cognito-identity")
    found = identities.get_id(IdentityPoolId=cloud.stacks.identityPoolId, Logins=logins)
    identity = found["IdentityId"]
    given = identities.get_credentials_for_identity(IdentityId=identity, Logins=logins)
    keys = given["Credentials"]
    session = (keys["AccessKeyId"], keys["SecretKey"], keys["SessionToken"])
    return Person(sub_of(token), client(cloud, "dynamodb", *session), identity)


def unlinked_and_back(cloud: Cloud, email: str) -> Person:
    """The same person by a new identity: nothing but the login's token is needed for that."""
    token = login(cloud, email)
    logins = {provider(cloud, cloud.stacks.userPoolId): token}
    old = issued(cloud, token).identity
    unsigned(cloud, "cognito-identity").unlink_identity(
        IdentityId=old, Logins=logins, LoginsToRemove=[*logins]
    )
    return issued(cloud, token)


def sub_of(token: str) -> str:
    """The `sub` that an id token names; its signature is the cloud's to check."""
    body = token.split(".")[1]
    claims = json.loads(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)))
    return str(claims["sub"])


def function(cloud: Cloud, role_name: str) -> Person:
    """What a function's role may do to the tables."""
    return Person("", client(cloud, "dynamodb", *function_keys(cloud, role_name)))


def function_keys(cloud: Cloud, role_name: str) -> tuple[str, str, str]:
    """A session of a function's role. Its trust is opened to root first: only Lambda has it."""
    iam, arn = root(cloud, "iam"), _role_arn(cloud, role_name)
    trust = {
        "Effect": "Allow",
        "Principal": {"AWS": arn.replace(f"role/{role_name}", "root")},
        "Action": "sts:AssumeRole",
    }
    document = json.dumps({"Version": "2012-10-17", "Statement": [trust]})
    iam.update_assume_role_policy(RoleName=role_name, PolicyDocument=document)
    issued = root(cloud, "sts").assume_role(RoleArn=arn, RoleSessionName="access-test")
    keys = issued["Credentials"]
    return keys["AccessKeyId"], keys["SecretAccessKey"], keys["SessionToken"]


def _role_arn(cloud: Cloud, role_name: str) -> str:
    found: str = root(cloud, "iam").get_role(RoleName=role_name)["Role"]["Arn"]
    return found
