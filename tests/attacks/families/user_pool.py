"""The user pool: whoever is signed in can change themselves a little, and nobody else."""

from collections.abc import Mapping
from typing import Any

from tests.attacks import denials
from tests.attacks.answer import Answer
from tests.attacks.attack import Attack, Attempt, Control, Family
from tests.attacks.calls import COGNITO, Sdk, unsigned
from tests.attacks.scene import Scene, filled

REFUSED = r'^400 \{"__type": "%s", "message": "%s'
NOT_AUTHORIZED = "NotAuthorizedException"
NOT_WRITABLE = REFUSED % (NOT_AUTHORIZED, "A client attempted to write unauthorized attribute")
TAKEN = REFUSED % ("AliasExistsException", "An account with the given email already exists")
EXISTS = REFUSED % ("UsernameExistsException", "User already exists")
NO_CHALLENGE = REFUSED % (NOT_AUTHORIZED, "Invalid session for the user")
NOT_VERIFIED = r'^400 \{"__type": "(CodeMismatchException|ExpiredCodeException)"'
"""Which of the two AWS answers where no code is waited for, it doesn't say."""
NOT_BY_THAT_FLOW = REFUSED % ("InvalidParameterException", "USER_PASSWORD_AUTH flow not enabled")
NOT_FOR_ADMINS = REFUSED % (
    "InvalidParameterException",
    "(Initiate Auth method not supported|Unsupported AuthFlow)",
)
"""AWS's words, and the emulator's."""
NOTHING_BEGUN = REFUSED % ("EnableSoftwareTokenMFAException", "No software token MFA")
NOT_PROVEN = r'^400 \{"__type": "InvalidParameterException"'
BOLTS = "put a factor of their own before an account whose mailbox is another's"
PLANTS = "have a planted password open an account before its mailbox's owner chose one"
TAKES_OVER = "sign in as another learner"
PROMOTES = "be a moderator"
POOL = {"UserPoolId": "<userPoolId>"}
VICTIM = {**POOL, "Username": "<victimEmail>"}
ME = {**POOL, "Username": "<myEmail>"}
CLIENT = {"ClientId": "<userPoolClientId>"}
PASSWORD = "Another-password-1"


def admin(operation: str, parameters: Mapping[str, Any]) -> Sdk:
    return Sdk("cognito-idp", operation, parameters)


def anyone(operation: str, body: Mapping[str, Any]) -> Attempt:
    return lambda scene: unsigned(scene, COGNITO + operation, {**CLIENT, **body})


def oneself(operation: str, body: Mapping[str, Any]) -> Attempt:
    """With the attacker's own access token."""

    def attempt(scene: Scene) -> Answer:
        return unsigned(
            scene, COGNITO + operation, {"AccessToken": scene.mallory.access_token, **body}
        )

    return attempt


def attribute(name: str, value: str) -> Attempt:
    return oneself("UpdateUserAttributes", {"UserAttributes": [{"Name": name, "Value": value}]})


def sign_up(email: str, **attributes: str) -> Attempt:
    given = [
        {"Name": name, "Value": value} for name, value in {"email": email, **attributes}.items()
    ]
    return anyone("SignUp", {"Username": email, "Password": PASSWORD, "UserAttributes": given})


def password_flow(flow: str) -> Attempt:
    def attempt(scene: Scene) -> Answer:
        secret = {"USERNAME": "<myEmail>", "PASSWORD": scene.mallory.password}
        return unsigned(
            scene, COGNITO + "InitiateAuth", {**CLIENT, "AuthFlow": flow, "AuthParameters": secret}
        )

    return attempt


ADMINS = (
    Attack("join the moderators", PROMOTES, admin("admin_add_user_to_group", {**ME, "GroupName": "<moderatorsGroup>"})),
    Attack("make a group with a role", "get a role by a group", admin("create_group", {**POOL, "GroupName": "mine", "RoleArn": "<learnerRoleArn>"})),
    Attack("give the moderators a role", "get a role by a group", admin("update_group", {**POOL, "GroupName": "<moderatorsGroup>", "RoleArn": "<learnerRoleArn>"})),
    Attack("set another's password", TAKES_OVER, admin("admin_set_user_password", {**VICTIM, "Password": PASSWORD, "Permanent": True})),
    Attack("change another's attributes", TAKES_OVER, admin("admin_update_user_attributes", {**VICTIM, "UserAttributes": [{"Name": "email", "Value": "m@x.test"}]})),
    Attack("sign another out", "lock another learner out", admin("admin_user_global_sign_out", VICTIM)),
    Attack("disable another", "lock another learner out", admin("admin_disable_user", VICTIM)),
    Attack("delete another", "lock another learner out", admin("admin_delete_user", VICTIM)),
    Attack("look another up", "read another's e-mail address", admin("admin_get_user", VICTIM)),
    Attack("list the users", "read every learner's e-mail address", admin("list_users", POOL)),
    Attack("create a user", "sign up past the checks", admin("admin_create_user", {**POOL, "Username": "m@x.test"})),
    Attack("allow password sign-in", "weaken the client's flows", admin("update_user_pool_client", {**POOL, **CLIENT, "ExplicitAuthFlows": ["ALLOW_USER_PASSWORD_AUTH"]})),
    Attack("create a client", "have tokens with scopes of choice", admin("create_user_pool_client", {**POOL, "ClientName": "mine"})),
    Attack("switch MFA on", "lock everyone out", admin("set_user_pool_mfa_config", {**POOL, "SoftwareTokenMfaConfiguration": {"Enabled": True}, "MfaConfiguration": "ON"})),
    Attack("sign in by the admin's flow", "try passwords past the limits", admin("admin_initiate_auth", {**POOL, **CLIENT, "AuthFlow": "ADMIN_USER_PASSWORD_AUTH", "AuthParameters": {"USERNAME": "<victimEmail>", "PASSWORD": PASSWORD}})),
)  # fmt: skip
ATTRIBUTES = (
    Attack("call an address verified", "own an address they don't have", attribute("email_verified", "true"), NOT_WRITABLE),
    Attack("take another's address", TAKES_OVER, attribute("email", "<victimEmail>"), TAKEN),
    Attack("take another's address in capitals", TAKES_OVER, attribute("email", "GRACE@LECTERN.TEST"), TAKEN),
    Attack("give themselves a role", "be authorised by an attribute", attribute("custom:role", "moderator"), NOT_WRITABLE),
    Attack("settle an account by themselves", PLANTS, attribute("custom:settled", "yes"), NOT_WRITABLE),
    Attack("change their subject", "be another person to all that trusts the token", attribute("sub", "another"), NOT_WRITABLE),
    Attack("set an attribute that isn't writable", "store what the client may not write", attribute("profile", "x"), NOT_WRITABLE),
    Attack("prove a second factor that nobody began", BOLTS, oneself("VerifySoftwareToken", {"UserCode": "123456"}), NOTHING_BEGUN),
    Attack("prefer a one-time password", BOLTS, oneself("SetUserMFAPreference", {"SoftwareTokenMfaSettings": {"Enabled": True, "PreferredMfa": True}}), NOT_PROVEN),
    Attack("prefer a code by SMS", BOLTS, oneself("SetUserMFAPreference", {"SMSMfaSettings": {"Enabled": True, "PreferredMfa": True}}), NOT_PROVEN),
    Attack("verify an address by the emulator's code", "own an address they don't have", oneself("VerifyUserAttribute", {"AttributeName": "email", "Code": "123456"}), NOT_VERIFIED),
)  # fmt: skip
STRANGERS = (
    Attack("sign up as another", TAKES_OVER, sign_up("<victimEmail>"), EXISTS),
    Attack("sign up as another in capitals", TAKES_OVER, sign_up("GRACE@LECTERN.TEST"), EXISTS),
    Attack("sign up with a role", PROMOTES, sign_up("eve@x.test", **{"custom:role": "moderator"}), NOT_WRITABLE),
    Attack("sign up settled", PLANTS, sign_up("eve@x.test", **{"custom:settled": "yes"}), NOT_WRITABLE),
    Attack("sign up with a proof, settled", PLANTS, sign_up("eve@x.test", **{"custom:proof": "0" * 64, "custom:settled": "yes"}), NOT_WRITABLE),
    Attack("sign up verified", "own an address they don't have", sign_up("eve@x.test", email_verified="true"), NOT_WRITABLE),
    Attack("confirm another with a guess", TAKES_OVER, anyone("ConfirmSignUp", {"Username": "<victimEmail>", "ConfirmationCode": "123456"}), REFUSED % (NOT_AUTHORIZED, "User cannot be confirmed")),
    Attack("reset another's password with the emulator's code", TAKES_OVER, anyone("ConfirmForgotPassword", {"Username": "<victimEmail>", "ConfirmationCode": "654321", "Password": PASSWORD}), REFUSED % ("ExpiredCodeException", "Invalid code provided")),
    Attack("sign in without a password", TAKES_OVER, anyone("InitiateAuth", {"AuthFlow": "CUSTOM_AUTH", "AuthParameters": {"USERNAME": "<victimEmail>"}}), REFUSED % ("InvalidParameterException", "Custom auth lambda trigger is not configured")),
    Attack("answer a challenge that nobody set", TAKES_OVER, anyone("RespondToAuthChallenge", {"ChallengeName": "NEW_PASSWORD_REQUIRED", "Session": "x" * 24, "ChallengeResponses": {"USERNAME": "<victimEmail>", "NEW_PASSWORD": PASSWORD}}), NO_CHALLENGE),
    Attack("answer a code that nobody asked for", TAKES_OVER, anyone("RespondToAuthChallenge", {"ChallengeName": "SOFTWARE_TOKEN_MFA", "Session": "x" * 24, "ChallengeResponses": {"USERNAME": "<victimEmail>", "SOFTWARE_TOKEN_MFA_CODE": "123456"}}), NO_CHALLENGE),
    Attack("set up a second factor in a session of choice", BOLTS, lambda scene: unsigned(scene, COGNITO + "AssociateSoftwareToken", {"Session": "x" * 24}), NO_CHALLENGE),
    Attack("set up MFA for another", TAKES_OVER, anyone("RespondToAuthChallenge", {"ChallengeName": "MFA_SETUP", "Session": "x" * 24, "ChallengeResponses": {"USERNAME": "<victimEmail>"}}), NO_CHALLENGE),
    Attack("sign up with a subject of choice", "be another person to all that trusts the token", sign_up("eve@x.test", sub="11111111-1111-1111-1111-111111111111"), NOT_WRITABLE),
    Attack("sign in by a password in clear", "try passwords without the proof that SRP asks for", password_flow("USER_PASSWORD_AUTH"), NOT_BY_THAT_FLOW),
    Attack("sign in by the admin's flow, unsigned", "try passwords past the limits", password_flow("ADMIN_USER_PASSWORD_AUTH"), NOT_FOR_ADMINS),
    Attack("refresh with a made-up token", TAKES_OVER, anyone("InitiateAuth", {"AuthFlow": "REFRESH_TOKEN_AUTH", "AuthParameters": {"REFRESH_TOKEN": "x.y.z"}}), REFUSED % (NOT_AUTHORIZED, "Invalid Refresh Token")),
    Attack("change a password without the old", "take over a session left open", oneself("ChangePassword", {"PreviousPassword": "Wrong-password-1", "ProposedPassword": PASSWORD}), REFUSED % (NOT_AUTHORIZED, "Incorrect username or password")),
    Attack("ask who a forged token is", TAKES_OVER, lambda scene: unsigned(scene, COGNITO + "GetUser", {"AccessToken": scene.victim.access_token[:-8]}), REFUSED % (NOT_AUTHORIZED, "Could not verify signature for Access Token")),
    Attack("use an id token for an access token", "change attributes with a token made for reading", lambda scene: unsigned(scene, COGNITO + "GetUser", {"AccessToken": scene.mallory.id_token}), REFUSED % (NOT_AUTHORIZED, "Invalid Access Token")),
)  # fmt: skip


def own_address(scene: Scene) -> Answer:
    return attribute("email", filled("<myEmail>", scene.names()))(scene)


FAMILY = Family(
    "user-pool",
    tuple(map(denials.pinned, ADMINS)) + ATTRIBUTES + STRANGERS,
    (
        Control("look oneself up", oneself("GetUser", {})),
        Control("refresh one's session", lambda scene: unsigned(scene, COGNITO + "InitiateAuth", {
            **CLIENT, "AuthFlow": "REFRESH_TOKEN_AUTH",
            "AuthParameters": {"REFRESH_TOKEN": scene.mallory.refresh_token}})),
        Control("keep one's address", own_address),
    ),
)  # fmt: skip
