"""Tokens and sessions of any age, for tests that can't wait for expiry.

A test of expiry can't wait an hour, and a token with another `exp` under its old signature is
refused for the signature. So the holder of the root key may have claims signed by a pool's own
key, and say when a session ends. Neither gives them anything new: they could sign in as anyone,
and take any role. Admission lets nobody else come here.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any

from local.cloud.gateway import admission
from local.cloud.patches.cognito import signing_keys
from local.cloud.patches.door import sessions
from local.cloud.request.asgi import Answer, problem

Operation = Callable[[Mapping[str, Any]], Answer]


def answer(path: str, body: bytes) -> Answer:
    try:
        given = json.loads(body)
        return OPERATIONS[path](given)
    except (ValueError, KeyError, TypeError) as error:
        return problem(400, f"This body isn't understood: {error!r}.")


def _sign(given: Mapping[str, Any]) -> Answer:
    token = signing_keys.signed(str(given["userPoolId"]), given["use"], dict(given["claims"]))
    if token is None:
        return problem(404, "There is no such key.")
    return Answer(200, json.dumps({"token": token}).encode())


def _end_session(given: Mapping[str, Any]) -> Answer:
    if not sessions.end(given["accessKeyId"], float(given["expiration"])):
        return problem(404, "There is no such session.")
    return Answer(200, b'{"ends": true}')


OPERATIONS: Mapping[str, Operation] = {
    admission.SIGN: _sign,
    admission.END_SESSION: _end_session,
}
