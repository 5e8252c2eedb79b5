"""The operations that AWS serves without a signature; the local cloud serves no others unsigned.

Sources: Amazon Cognito user pools, "Using the user pools API and user pool endpoints" (operations
for users who aren't signed in yet, and those that an access token authorises); Amazon Cognito
Federated Identities API reference (each of the four says that it is a public API and needs no
credentials); AWS STS API reference, AssumeRoleWithWebIdentity and AssumeRoleWithSAML ("calling
it does not require the use of AWS security credentials"). AWS's SDK models mark the same ones
as `authtype: none`; a test holds this list to them. STS's two are stated although the emulator
checks no such token: `authentication` refuses every role there.

Besides operations: an API's own address, whose authorizers decide; a user pool's public keys
(Amazon Cognito, "Verifying JSON web tokens"); and a custom resource's report, whose path is its
secret. A presigned address is signed. SNS's links aren't sent by anything here, so aren't served.
"""

import re

OPERATIONS = {
    "cognito-identity": frozenset(
        {"GetCredentialsForIdentity", "GetId", "GetOpenIdToken", "UnlinkIdentity"}
    ),
    "cognito-idp": frozenset(
        {
            "AssociateSoftwareToken",
            "ChangePassword",
            "CompleteWebAuthnRegistration",
            "ConfirmDevice",
            "ConfirmForgotPassword",
            "ConfirmSignUp",
            "DeleteUser",
            "DeleteUserAttributes",
            "DeleteWebAuthnCredential",
            "ForgetDevice",
            "ForgotPassword",
            "GetDevice",
            "GetTokensFromRefreshToken",
            "GetUser",
            "GetUserAttributeVerificationCode",
            "GetUserAuthFactors",
            "GlobalSignOut",
            "InitiateAuth",
            "ListDevices",
            "ListWebAuthnCredentials",
            "ResendConfirmationCode",
            "RespondToAuthChallenge",
            "RevokeToken",
            "SetUserMFAPreference",
            "SetUserSettings",
            "SignUp",
            "StartWebAuthnRegistration",
            "UpdateAuthEventFeedback",
            "UpdateDeviceStatus",
            "UpdateUserAttributes",
            "VerifySoftwareToken",
            "VerifyUserAttribute",
        }
    ),
    "sts": frozenset({"AssumeRoleWithSAML", "AssumeRoleWithWebIdentity"}),
}

PUBLIC_KEYS = re.compile(r"/[a-z0-9-]+_[A-Za-z0-9]+/\.well-known/(jwks\.json|openid-configuration)")


def served(service: str, operation: str) -> bool:
    """Whether AWS serves this operation of a service, by its model's name, to anybody."""
    return operation in OPERATIONS.get(service, frozenset())


def is_public_keys(method: str, raw_path: str) -> bool:
    return method == "GET" and PUBLIC_KEYS.fullmatch(raw_path) is not None
