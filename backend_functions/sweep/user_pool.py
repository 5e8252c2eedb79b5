"""Whether the user pool has an account with a `sub`. A call that fails, is throttled or gets no
answer raises an error; it never means "no account".

There are two checks. `lists` calls ListUsers with a filter on `sub`, which is exact (Cognito API
reference, ListUsers, Filter). `knows` calls AdminGetUser, which answers UserNotFoundException; each
account that it finds counts as active in that month's bill, so it is called only for accounts that
ListUsers didn't find.
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
        """Raises DirectoryUnavailable. Refuses other texts, which would make another filter."""
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
