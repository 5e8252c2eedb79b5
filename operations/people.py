"""A person of the user pool, by what an operator knows of them: a mail address or a `sub`."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lectern.keys import is_sub
from operations.errors import NoSuchPerson

if TYPE_CHECKING:
    from types_boto3_cognito_idp import CognitoIdentityProviderClient

DELETED = "(the account is deleted)"


@dataclass(frozen=True)
class People:
    """Cognito API reference, AdminGetUser: a user is found by name, address or `sub`."""

    cognito: "CognitoIdentityProviderClient"
    pool: str

    def sub_of(self, whom: str) -> str:
        """A `sub` is taken as it is: its account may be deleted. Raises NoSuchPerson."""
        return whom if is_sub(whom) else self._attribute(whom, "sub")

    def address_of(self, sub: str) -> str:
        try:
            return self._attribute(sub, "email")
        except NoSuchPerson:
            return DELETED

    def _attribute(self, whom: str, name: str) -> str:
        if "@" not in whom and not is_sub(whom):
            raise NoSuchPerson(whom)
        try:
            user = self.cognito.admin_get_user(UserPoolId=self.pool, Username=whom)
        except self.cognito.exceptions.UserNotFoundException:
            raise NoSuchPerson(whom) from None
        found = {each["Name"]: each.get("Value", "") for each in user["UserAttributes"]}
        return found[name]
