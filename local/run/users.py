"""The demo sign-ins: two learners and one moderator, created through Cognito's admin API."""

from typing import TYPE_CHECKING

from lectern.attributes import IS_SETTLED
from local.outputs import DemoUser

if TYPE_CHECKING:
    from types_boto3_cognito_idp import CognitoIdentityProviderClient

MODERATORS_GROUP = "moderators"
LEARNERS = ("ada@lectern.test", "grace@lectern.test")
MODERATOR = "mod@lectern.test"


def demo_users(password: str) -> tuple[DemoUser, ...]:
    learners = tuple(DemoUser(email, password, "learner") for email in LEARNERS)
    return (*learners, DemoUser(MODERATOR, password, "moderator"))


def ensure(
    cognito: "CognitoIdentityProviderClient", user_pool_id: str, users: tuple[DemoUser, ...]
) -> None:
    """Creates the users that are missing; the ones that exist keep what they changed."""
    for user in users:
        if _exists(cognito, user_pool_id, user.email):
            continue
        cognito.admin_create_user(
            UserPoolId=user_pool_id,
            Username=user.email,
            MessageAction="SUPPRESS",
            UserAttributes=[
                {"Name": "email", "Value": user.email},
                {"Name": "email_verified", "Value": "true"},
                {**IS_SETTLED},  # type: ignore[typeddict-item]
            ],
        )
        cognito.admin_set_user_password(
            UserPoolId=user_pool_id, Username=user.email, Password=user.password, Permanent=True
        )
        if user.role == "moderator":
            cognito.admin_add_user_to_group(
                UserPoolId=user_pool_id, Username=user.email, GroupName=MODERATORS_GROUP
            )


def _exists(cognito: "CognitoIdentityProviderClient", user_pool_id: str, email: str) -> bool:
    try:
        cognito.admin_get_user(UserPoolId=user_pool_id, Username=email)
    except cognito.exceptions.UserNotFoundException:
        return False
    return True
