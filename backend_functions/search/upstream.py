"""HTTP to the CMS: with a time limit; retries once if the connection failed."""

from collections.abc import Mapping

import requests

from lectern.cms.finding import Answer, Get
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
    def once(address: str, parameters: Mapping[str, str], token: str) -> Answer:
        response = http.get(
            address,
            params=parameters,
            headers={"Authorization": f"Bearer {token}", "Accept": "application/json"},
            timeout=(connect, read),
            allow_redirects=False,
        )
        if len(response.content) > ANSWER_BYTES:
            raise UpstreamFailed("The CMS answered too much.")
        return Answer(response.status_code, response.content)

    def get(address: str, parameters: Mapping[str, str], token: str) -> Answer:
        try:
            try:
                return once(address, parameters, token)
            except requests.ConnectionError:
                return once(address, parameters, token)
        except requests.Timeout as error:
            raise UpstreamTimedOut(f"The CMS: {type(error).__name__}.") from error
        except requests.RequestException as error:
            raise UpstreamFailed(f"The CMS: {type(error).__name__}.") from error

    return get
