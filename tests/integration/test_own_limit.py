"""One person's flood of searches is refused, and nobody else's search is."""

import pytest
import requests

from lectern.limits import API_REQUESTS_AT_ONCE
from tests.access.srp import sign_in
from tests.aws import Aws
from tests.stack import Stack

TIMEOUT_SECONDS = 20
MOST_CONTAINERS = 4
"""One after the other keeps one container busy; a few more may have answered searches before."""


def searched(api: str, token: str) -> requests.Response:
    """A language that is none is refused by the function itself, so that no CMS is bothered."""
    return requests.get(
        f"{api}/search",
        {"q": "keys", "locale": "!"},
        headers={"authorization": token},
        timeout=TIMEOUT_SECONDS,
    )


@pytest.fixture(scope="module")
def tokens(lectern: Stack, aws: Aws) -> list[str]:
    outputs = lectern.outputs
    pool = outputs.userPoolId, outputs.userPoolClientId
    return [sign_in(aws.cognito, *pool, each.email, each.password) for each in outputs.demoUsers]


def test_who_asks_without_end_is_told_to_wait_and_others_are_not(
    lectern: Stack, tokens: list[str]
) -> None:
    api, (flooder, honest, *_) = lectern.outputs.apiUrl, tokens
    asked = (searched(api, flooder) for _ in range(MOST_CONTAINERS * 2 * API_REQUESTS_AT_ONCE))
    refused = next(answer for answer in asked if answer.status_code == 429)
    assert refused.json()["error"]["code"] == "asked-too-often"
    assert int(refused.headers["Retry-After"]) >= 1
    assert refused.headers["Access-Control-Expose-Headers"] == "Retry-After"
    assert searched(api, honest).status_code == 400
