"""Sign-in tokens that are forged, altered, of another pool or of another kind.

Each is tried on both doors that take one: the identity pool, and the search API.
"""

from collections.abc import Callable

from tests.attacks import tokens
from tests.attacks.answer import Answer
from tests.attacks.attack import Attack, Control, Family
from tests.attacks.calls import IDENTITIES, http, unsigned
from tests.attacks.scene import Scene

Forge = Callable[[Scene], str]
POSES = "be whoever the token says"


def mine(scene: Scene) -> str:
    return scene.mallory.id_token


def as_victim(scene: Scene) -> dict[str, str]:
    found = tokens.claims(scene.victim.id_token)
    return {name: found[name] for name in ("sub", "email", "cognito:username")}


FORGED: tuple[tuple[str, str, Forge], ...] = (
    ("another's claims, own signature", POSES,
     lambda scene: tokens.with_claims(mine(scene), **as_victim(scene))),
    ("another's claims, no signature", POSES,
     lambda scene: tokens.unsigned(mine(scene), **as_victim(scene))),
    ("own claims, no signature", "show that signatures aren't needed",
     lambda scene: tokens.unsigned(mine(scene))),
    ("own claims, another's signature", POSES,
     lambda scene: tokens.with_signature_of(mine(scene), scene.victim.id_token)),
    ("signature truncated", POSES, lambda scene: mine(scene)[:-10]),
    ("signature left out", POSES, lambda scene: mine(scene).rpartition(".")[0] + "."),
    ("two parts", POSES, lambda scene: mine(scene).rpartition(".")[0]),
    ("a key of their own named in the header", "bring the key that the token is checked with",
     lambda scene: tokens.with_header(mine(scene), alg="RS256", kid="../mine", jku="http://x/")),
    ("the public key as a shared secret", "sign with what everyone knows",
     lambda scene: tokens.with_header(mine(scene), alg="HS256")),
    ("prolonged", "use a token for ever",
     lambda scene: tokens.with_claims(mine(scene), exp=9_999_999_999)),
    ("promoted", "be a moderator by saying so",
     lambda scene: tokens.with_claims(mine(scene), **{"cognito:groups": ["moderators"]})),
    ("promoted, no signature", "be a moderator by saying so",
     lambda scene: tokens.unsigned(mine(scene), **{"cognito:groups": ["moderators"]})),
    ("with a role of choice", "choose the role they get",
     lambda scene: tokens.with_claims(
         mine(scene), **{"cognito:preferred_role": scene.cloud.stacks.learnerRoleArn})),
    ("of another pool", "let the people of any user pool in", lambda scene: scene.outsider.id_token),
    ("a refresh token", "use a token for what it isn't",
     lambda scene: scene.mallory.refresh_token),
    ("an access token", "use a token for what it isn't", lambda scene: scene.mallory.access_token),
    ("empty", "be nobody, to whom no rule applies", lambda _: ""),
    ("not ASCII", "crash the reader of tokens", lambda _: "é.é.é"),
    ("very long", "exhaust the reader of tokens", lambda scene: mine(scene) + "A" * 20_000),
)  # fmt: skip


def identity(forge: Forge) -> Callable[[Scene], Answer]:
    def attempt(scene: Scene) -> Answer:
        logins = {scene.mallory.provider: forge(scene)}
        body = {"IdentityPoolId": "<identityPoolId>", "Logins": logins}
        return unsigned(scene, IDENTITIES + "GetId", body)

    return attempt


def search(forge: Forge) -> Callable[[Scene], Answer]:
    def attempt(scene: Scene) -> Answer:
        url = f"{scene.cloud.stacks.apiUrl}/search?q=lesson"
        return http("GET", url, {"authorization": forge(scene).encode().decode("latin-1")})

    return attempt


LOGIN = r'^400 \{"__type": "NotAuthorizedException", "message": "Invalid login token\. '
FORGERY = LOGIN + "Token signature invalid"
NO_TOKEN = LOGIN + "Not a valid OpenId Connect identity token"
NOT_OF_IDENTITY = LOGIN + "Missing a required claim: aud"
OTHERWISE = {
    "two parts": NO_TOKEN,
    "of another pool": LOGIN + "Issuer doesn't match providerName",
    "a refresh token": NOT_OF_IDENTITY,
    "an access token": NOT_OF_IDENTITY,
    "empty": NO_TOKEN,
    "not ASCII": NO_TOKEN,
}
"""What the identity pool finds wrong where it isn't the signature."""
UNAUTHORIZED = r'^401 \{"error": \{"code": "UNAUTHORIZED", "message": "Unauthorized"\}\}$'
"""API Gateway doesn't say what is wrong with a token."""
FOUND = r"^(200 .*hits|502 .*upstream-failed)"
"""The search function has been asked; the CMS behind it may not be there."""

IDENTITY = Family(
    "tokens-for-identities",
    tuple(
        Attack(name, wins, identity(forge), OTHERWISE.get(name, FORGERY))
        for name, wins, forge in FORGED
    ),
    (Control("a true token", identity(mine)),),
)
SEARCH = Family(
    "tokens-for-search",
    tuple(Attack(name, wins, search(forge), UNAUTHORIZED) for name, wins, forge in FORGED),
    (Control("a true token", search(mine), FOUND),),
)
