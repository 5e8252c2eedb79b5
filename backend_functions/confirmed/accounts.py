"""The accounts of the user pool, as their administrator.

All of these raise DirectoryUnavailable, and each may be done twice: Cognito gives a trigger five
seconds and asks up to three times (developer guide, "Customizing user pool workflows with Lambda
triggers", "Important considerations").
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lectern.attributes import IS_SETTLED
from lectern.clients import error_code
from lectern.errors import DirectoryUnavailable
from lectern.limits import PROOF_BYTES

if TYPE_CHECKING:
    from types_boto3_cognito_idp import CognitoIdentityProviderClient


@dataclass(frozen=True, slots=True)
class Accounts:
    client: "CognitoIdentityProviderClient"
    user_pool_id: str

    def is_settled(self, username: str) -> bool:
        """The pool is asked, not the event: AWS doesn't say whether the event of a token holds
        attributes that the app client may not read."""
        found = self._ask(self.client.admin_get_user, username)
        return IS_SETTLED in found["UserAttributes"]

    def settle(self, username: str) -> None:
        self._ask(self.client.admin_update_user_attributes, username, UserAttributes=[IS_SETTLED])

    def shut(self, username: str) -> None:
        """Nobody knows the password any more, and every session has ended."""
        password = f"{secrets.token_urlsafe(PROOF_BYTES)}-Aa1"  # of every kind of character
        self._ask(self.client.admin_set_user_password, username, Password=password, Permanent=True)
        self._ask(self.client.admin_user_global_sign_out, username)

    def _ask(self, operation: Callable[..., Any], username: str, **told: object) -> Any:
        try:
            return operation(UserPoolId=self.user_pool_id, Username=username, **told)
        except Exception as error:
            raise DirectoryUnavailable(f"{operation.__name__}: {error_code(error)}.") from error
