"""Tokens and sessions at any point of their life, made by the local cloud for its root.

Each is whole: a token signed by the user pool's own key, a session that the identity pool has
issued. So what is refused is refused for its age, and its twin with time left must be taken.
"""

import time
from typing import Any

import requests

from local.cloud.gateway import admission
from tests.attacks import clients, tokens
from tests.attacks.scene import Scene
from tests.attacks.sessions import Keys

TIMEOUT_SECONDS = 20
TIMES = frozenset({"exp", "iat", "nbf"})


def signed(scene: Scene, token: str, **changes: Any) -> str:
    """`token` with other claims, those that are None left out, under a true signature.

    A time is told in seconds from now.
    """
    changed = {**tokens.claims(token), **{name: _told(name, changes[name]) for name in changes}}
    claims = {name: value for name, value in changed.items() if value is not None}
    use = "id" if tokens.claims(token)["token_use"] == "id" else "access"
    pool = scene.cloud.stacks.userPoolId
    answer = _asked(scene, admission.SIGN, {"userPoolId": pool, "use": use, "claims": claims})
    return str(answer["token"])


def session_ending(scene: Scene, seconds: float) -> Keys:
    """A session of Mallory's own, just issued, that ends in `seconds`."""
    me = scene.mallory
    issued = clients.client(scene.cloud, "cognito-identity", clients.NOBODY)
    found = issued.get_credentials_for_identity(IdentityId=me.identity_id, Logins=me.logins)
    given = found["Credentials"]
    keys = Keys(given["AccessKeyId"], given["SecretKey"], given["SessionToken"])
    end(scene, keys, seconds)
    return keys


def end(scene: Scene, keys: Keys, seconds: float) -> None:
    ends = {"accessKeyId": keys.access, "expiration": time.time() + seconds}
    _asked(scene, admission.END_SESSION, ends)


def _told(name: str, value: Any) -> Any:
    return int(time.time()) + value if name in TIMES and value is not None else value


def _asked(scene: Scene, path: str, body: dict[str, Any]) -> dict[str, Any]:
    root = {admission.ROOT_KEY_HEADER: scene.cloud.root.root_secret_access_key}
    url = scene.cloud.url + path
    answer = requests.post(url, json=body, headers=root, timeout=TIMEOUT_SECONDS)
    answer.raise_for_status()
    found: dict[str, Any] = answer.json()
    return found
