"""HTTP to the CMS: with a time limit; tries once more if the connection failed."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import requests

from lectern.cms.finding import Answer, Get
from lectern.cms.telling import Post
from lectern.errors import UpstreamFailed, UpstreamTimedOut

CONNECT_SECONDS = 2.0
READ_SECONDS = 6.0
ANSWER_BYTES = 1024 * 1024


def session() -> requests.Session:
    """Without the environment's proxies and netrc, which don't concern the function."""
    fresh = requests.Session()
    fresh.trust_env = False
    return fresh


def getter(
    http: requests.Session, connect: float = CONNECT_SECONDS, read: float = READ_SECONDS
) -> Get:
    def get(address: str, parameters: Mapping[str, str], token: str) -> Answer:
        return _answer(partial(http.get, address, params=parameters), token, (connect, read))

    return get


def poster(
    http: requests.Session, connect: float = CONNECT_SECONDS, read: float = READ_SECONDS
) -> Post:
    """For what may be said twice: a lost answer means that it is."""

    def post(address: str, body: Mapping[str, Any], token: str) -> Answer:
        return _answer(partial(http.post, address, json=body), token, (connect, read))

    return post


def _answer(
    ask: Callable[..., requests.Response], token: str, timeout: tuple[float, float]
) -> Answer:
    headers = {"Authorization": f"Bearer {token}", "Accept": "application/json"}
    asked = partial(ask, headers=headers, timeout=timeout, allow_redirects=False)
    try:
        try:
            response = asked()
        except requests.ConnectionError:
            response = asked()
    except requests.Timeout as error:
        raise UpstreamTimedOut(f"The CMS: {type(error).__name__}.") from error
    except requests.RequestException as error:
        raise UpstreamFailed(f"The CMS: {type(error).__name__}.") from error
    if len(response.content) > ANSWER_BYTES:
        raise UpstreamFailed("The CMS answered too much.")
    return Answer(response.status_code, response.content)
