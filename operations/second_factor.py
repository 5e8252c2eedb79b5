"""Takes a second factor away: its owner has lost the authenticator app, and shown who they are.

Cognito has no recovery codes. AdminSetUserMFAPreference turns the factor off, so that the password
alone signs in again and a new app can be set up, which replaces the old one (developer guide, "TOTP
software token MFA"). Every session ends: whoever has the lost device has one.
"""

from typing import TYPE_CHECKING

from operations.people import People

if TYPE_CHECKING:
    from types_boto3_cognito_idp import CognitoIdentityProviderClient


def take_away(cognito: "CognitoIdentityProviderClient", pool: str, whom: str) -> str:
    """What was done. Raises NoSuchPerson; may be done twice."""
    people = People(cognito, pool)
    sub = people.sub_of(whom)
    address = people.address_of(sub)
    cognito.admin_set_user_mfa_preference(
        UserPoolId=pool,
        Username=sub,
        SoftwareTokenMfaSettings={"Enabled": False, "PreferredMfa": False},
    )
    cognito.admin_user_global_sign_out(UserPoolId=pool, Username=sub)
    return f"No code is asked of {sub} {address} any more, and every session of theirs has ended."
