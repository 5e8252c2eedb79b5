"""The runbook's "Search is unavailable": a refused token shows by its status; a new one helps."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from local.settings import ENV_NAME
from tests.eventually import eventually
from tests.listening import Answering, listening
from tests.operations import faults
from tests.operations.operators import Operator

EVENT = {"queryStringParameters": {"q": "partition", "locale": "en"}, "requestContext": {}}
NEW_TOKEN = "the token that the CMS has now"


@dataclass(frozen=True)
class Cms:
    address: str


@pytest.fixture
def cms() -> Iterator[Cms]:
    """It knows one token."""

    class Handler(Answering):
        def do_GET(self) -> None:  # noqa: N802 -- the name that http.server calls
            known = self.headers["Authorization"] == f"Bearer {NEW_TOKEN}"
            body = json.dumps({"meta": {"total_count": 0}, "items": []}).encode()
            self.answer(200 if known else 401, body)

    with listening(Handler) as address:
        yield Cms(address)


def test_a_refused_token_is_in_the_log_and_a_new_one_is_taken_at_once(
    operator: Operator, cms: Cms
) -> None:
    secrets, secret = operator.client("secretsmanager"), f"lectern/{ENV_NAME}/cms"
    with faults.setting(operator, "search", "CMS_API_URL", cms.address):
        assert operator.invokes("search", EVENT)["statusCode"] == 502
        (line,) = eventually(lambda: operator.logged("search", "upstream-failed"))[-1:]
        assert json.loads(line)["detail"] == "The CMS answered 401."
        assert eventually(lambda: operator.logged("search", "UpstreamFailures"))

        secrets.put_secret_value(SecretId=secret, SecretString=json.dumps({"apiToken": NEW_TOKEN}))
        assert operator.invokes("search", EVENT)["statusCode"] == 200
