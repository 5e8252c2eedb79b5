"""Whether the user pool has an account of a `sub`. Only its own word counts: a call that fails, is
throttled or isn't answered raises, and never reads as "no account".

Two questions, by two ways. `lists` asks ListUsers with a filter on `sub`, which is exact (Cognito
API reference, ListUsers, Filter). `knows` asks AdminGetUser, which says UserNotFoundException;
each account that it finds counts as active in that month's bill, so it is asked only of those
that ListUsers has missed.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lectern.clients import error_code
from lectern.errors import DirectoryUnavailable
from lectern.keys import is_sub

if TYPE_CHECKING:
    from types_boto3_cognito_idp import CognitoIdentityProviderClient

_NO_SUCH_USER = "UserNotFoundException"


@dataclass(frozen=True, slots=True)
class Directory:
    client: "CognitoIdentityProviderClient"
    user_pool_id: str

    def lists(self, sub: str) -> bool:
        """Raises DirectoryUnavailable. What is no `sub` would be another filter."""
        if not is_sub(sub):
            raise ValueError("A filter is made of a sub only.")
        try:
            answer = self.client.list_users(
                UserPoolId=self.user_pool_id, Filter=f'sub = "{sub}"', Limit=1
            )
            return bool(answer["Users"]) or "PaginationToken" in answer
        except Exception as error:
            raise DirectoryUnavailable(f"ListUsers: {error_code(error)}.") from error

    def knows(self, sub: str) -> bool:
        """Raises DirectoryUnavailable."""
        try:
            self.client.admin_get_user(UserPoolId=self.user_pool_id, Username=sub)
        except Exception as error:
            if error_code(error) == _NO_SUCH_USER:
                return False
            raise DirectoryUnavailable(f"AdminGetUser: {error_code(error)}.") from error
        return True
