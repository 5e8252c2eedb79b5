"""Tokens that the user pool's own key has signed, and whose time is over or hasn't come.

Nothing but their claims is wrong with them. They are tried on every door that takes a token: the
identity pool, the search API, and the user pool itself.
"""

from collections.abc import Callable, Mapping
from typing import Any

from tests.attacks import ageing
from tests.attacks.answer import Answer
from tests.attacks.attack import Attack, Attempt, Control, Family
from tests.attacks.calls import COGNITO, IDENTITIES, unsigned
from tests.attacks.families.tokens import FOUND, UNAUTHORIZED, identity, search
from tests.attacks.scene import Scene
from tests.attacks.sessions import Session

SECOND, MINUTE, HOUR, DAY = 1, 60, 3600, 86_400
OUTLIVES = "stay signed in after their sign-in has ended"
MADE_AHEAD = "use a token before its time, and so beyond its life"
Claims = Mapping[str, Any]

ENDED: tuple[tuple[str, str, Claims], ...] = (
    ("ended a second ago", OUTLIVES, {"exp": -SECOND}),
    ("ended a minute ago", OUTLIVES, {"exp": -MINUTE}),
    ("ended an hour ago", OUTLIVES, {"exp": -HOUR}),
    ("ended a month ago", OUTLIVES, {"exp": -30 * DAY}),
    ("without an end", "use a token for ever", {"exp": None}),
)
NOT_BEGUN: tuple[tuple[str, str, Claims], ...] = (
    ("good from tomorrow on", MADE_AHEAD, {"nbf": DAY, "exp": 2 * DAY}),
    ("issued tomorrow", MADE_AHEAD, {"iat": DAY, "exp": 2 * DAY}),
)
STILL_GOOD: tuple[tuple[str, Claims], ...] = (
    ("a minute left", {"exp": MINUTE}),
    ("good for a minute", {"nbf": -MINUTE, "iat": -MINUTE, "exp": HOUR}),
)
"""The lawful twins: the same claims of the same token, signed in the same way."""


def of(kind: Callable[[Session], str], claims: Claims) -> Callable[[Scene], str]:
    return lambda scene: ageing.signed(scene, kind(scene.mallory), **claims)


def id_token(claims: Claims) -> Callable[[Scene], str]:
    return of(lambda mallory: mallory.id_token, claims)


def credentials(claims: Claims) -> Attempt:
    def attempt(scene: Scene) -> Answer:
        logins = {scene.mallory.provider: id_token(claims)(scene)}
        body = {"IdentityId": "<myIdentity>", "Logins": logins}
        return unsigned(scene, IDENTITIES + "GetCredentialsForIdentity", body)

    return attempt


def get_user(claims: Claims) -> Attempt:
    token = of(lambda mallory: mallory.access_token, claims)
    return lambda scene: unsigned(scene, COGNITO + "GetUser", {"AccessToken": token(scene)})


def refresh(claims: Claims) -> Attempt:
    """As the site refreshes its session."""
    token = of(lambda mallory: mallory.refresh_token, claims)

    def attempt(scene: Scene) -> Answer:
        body = {"ClientId": "<userPoolClientId>", "RefreshToken": token(scene)}
        return unsigned(scene, COGNITO + "GetTokensFromRefreshToken", body)

    return attempt


def refresh_by_flow(claims: Claims) -> Attempt:
    token = of(lambda mallory: mallory.refresh_token, claims)

    def attempt(scene: Scene) -> Answer:
        flow = {"AuthFlow": "REFRESH_TOKEN_AUTH", "ClientId": "<userPoolClientId>"}
        given = {"AuthParameters": {"REFRESH_TOKEN": token(scene)}}
        return unsigned(scene, COGNITO + "InitiateAuth", {**flow, **given})

    return attempt


Door = Callable[[Claims], Attempt]
NOT_AUTHORIZED = r'^400 \{"__type": "NotAuthorizedException", "message": "'
OVER, EARLY = (
    r"Invalid login token\. Token expired: ",
    r"Invalid login token\. Token (not valid yet|issued in the future): ",
)
DOORS: tuple[tuple[str, Door, str, str, str], ...] = (
    ("identity", lambda claims: identity(id_token(claims)), NOT_AUTHORIZED + OVER, NOT_AUTHORIZED + EARLY, r'^200 \{"IdentityId"'),
    ("credentials", credentials, NOT_AUTHORIZED + OVER, NOT_AUTHORIZED + EARLY, r"^200 .*SecretKey"),
    ("search", lambda claims: search(id_token(claims)), UNAUTHORIZED, UNAUTHORIZED, FOUND),
    ("account", get_user, NOT_AUTHORIZED + "Access Token has expired", "", r"^200 .*UserAttributes"),
    ("refreshing", refresh, NOT_AUTHORIZED + "Refresh Token has expired", "", r"^200 .*AccessToken"),
    ("refreshing by a flow", refresh_by_flow, NOT_AUTHORIZED + "Refresh Token has expired", "", r"^200 .*AccessToken"),
)  # fmt: skip
"""What each answers to a token that is over, to one from the future, and to a good one."""

WRONG = (
    Attack("identity, for another client", "use a token that an application of the pool's was given", identity(id_token({"aud": "another"})), NOT_AUTHORIZED + "Token is not from a supported provider"),
    Attack("identity, for no client", "use a token that nobody was given", identity(id_token({"aud": None})), NOT_AUTHORIZED + r"Invalid login token\. Missing a required claim: aud"),
    Attack("identity, of another issuer", "pass one pool's key for another's", identity(id_token({"iss": "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_another"})), NOT_AUTHORIZED + r"Invalid login token\. Issuer doesn't match providerName"),
    Attack("identity, of another use", "use a token for what it isn't", identity(id_token({"token_use": "access"})), NOT_AUTHORIZED + r"Invalid login token\. Not a valid OpenId Connect identity token"),
    Attack("search, of another issuer", "pass one pool's key for another's", search(id_token({"iss": "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_another"})), UNAUTHORIZED),
    Attack("search, of another use", "use a token for what it isn't", search(id_token({"token_use": "access"})), UNAUTHORIZED),
    Attack("account, of another use", "change attributes with a token made for reading", get_user({"token_use": "id"}), NOT_AUTHORIZED + "Invalid Access Token"),
)  # fmt: skip

FAMILY = Family(
    "expired-tokens",
    (
        *(Attack(f"{door}, {name}", wins, ask(claims), over)
          for door, ask, over, _, _ in DOORS for name, wins, claims in ENDED),
        *(Attack(f"{door}, {name}", wins, ask(claims), early)
          for door, ask, _, early, _ in DOORS if early for name, wins, claims in NOT_BEGUN),
        *WRONG,
    ),
    tuple(Control(f"{door}, {name}", ask(claims), good)
          for door, ask, _, _, good in DOORS for name, claims in STILL_GOOD),
    only_local="only the local cloud's root can have a token signed at another time than it is",
)  # fmt: skip
