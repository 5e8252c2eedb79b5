"""The runbook's "Editors aren't told": what a CMS couldn't be told is kept, and told later."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest

from lectern.cms.source import TELL_TOKEN_FIELD
from lectern.cms.wagtail.telling import PATH
from lectern.errors import BadSignature
from local.settings import ENV_NAME, LOOPBACK
from operations.rotate import new_secret
from tests.eventually import eventually
from tests.listening import Answering, listening
from tests.operations import faults
from tests.operations.operators import Operator
from tests.webhook import Webhook, lesson_event, new_entry

TOKEN = "the token that the CMS has now"
EVENT_ID = "msg_untold"
NOBODY = f"http://{LOOPBACK}:9"
SECRET = f"lectern/{ENV_NAME}/editors"


@dataclass
class Cms:
    """It knows one token."""

    address: str = ""
    told: list[dict[str, Any]] = field(default_factory=list)

    def of(self, kind: str) -> list[dict[str, Any]]:
        return [one for each in self.told for one in each[kind] if one["id"] == EVENT_ID]


@pytest.fixture
def cms() -> Iterator[Cms]:
    state = Cms()

    class Handler(Answering):
        def do_POST(self) -> None:  # noqa: N802 -- the name that http.server calls
            told = json.loads(self.rfile.read(int(self.headers["content-length"])))
            known = self.headers["authorization"] == f"Bearer {TOKEN}" and self.path == PATH
            if known:
                state.told.append(told)
            body = json.dumps({"marked": 1}).encode()
            self.answer(200 if known else 401, body)

    with listening(Handler) as state.address:
        yield state


@pytest.fixture(autouse=True)
def impatient(operator: Operator) -> Iterator[None]:
    """A quarter of an hour between two tries is a second here. What other tests had refused waits
    there too, since no CMS runs beside this cloud."""
    operator.empties("editors")
    sqs, url = operator.client("sqs"), operator.stacks.editorsQueueUrl
    name = "VisibilityTimeout"
    before = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=[name])["Attributes"]
    sqs.set_queue_attributes(QueueUrl=url, Attributes={name: "1"})
    yield
    sqs.set_queue_attributes(QueueUrl=url, Attributes=before)


def _refused(operator: Operator, entry: int) -> str:
    """A webhook's signing secret that nobody knows yet; the webhook is sent."""
    secret = new_secret()
    webhook = Webhook(operator.stacks.webhooksUrl, operator.webhook_key(), secret)
    webhook.send(lesson_event(entry, 1, "Refused"), event_id=EVENT_ID)
    return secret


def test_a_cms_that_is_away_and_then_knows_no_token_is_told_when_both_are_mended(
    operator: Operator, cms: Cms
) -> None:
    with faults.setting(operator, "tellEditors", "CMS_API_URL", NOBODY):
        secret = _refused(operator, new_entry())
        eventually(lambda: operator.logged("tellEditors", "ConnectionError"), 60, "the log's line")
        assert eventually(lambda: operator.logged("tellEditors", "EditorsUntold"))
        eventually(lambda: operator.waiting("editors") == 1, what="the message is back")

    with faults.setting(operator, "tellEditors", "CMS_API_URL", cms.address):
        eventually(lambda: operator.logged("tellEditors", "answered 401"), 60, "the refusal")
        assert cms.told == []
        operator.client("secretsmanager").put_secret_value(
            SecretId=SECRET, SecretString=json.dumps({TELL_TOKEN_FIELD: TOKEN})
        )
        eventually(lambda: cms.of("refused"), 60, "the news")
        (refused,) = cms.of("refused")
        assert refused["reason"].startswith(BadSignature.meaning)
        eventually(lambda: operator.waiting("editors") == 0, what="an empty queue")

        operator.gives_webhook_secret(signingSecret=secret)
        assert operator.on_aws("replay").startswith("1 parked")
        eventually(lambda: cms.of("sentAgain"), 60, "the news of the replay")
        (again,) = cms.of("sentAgain")
        assert refused["at"] < again["at"]


def test_where_no_cms_is_to_be_told_that_is_said_once_and_nothing_waits(
    operator: Operator,
) -> None:
    with faults.setting(operator, "tellEditors", "CMS_API_URL", "none"):
        _refused(operator, new_entry())
        eventually(lambda: operator.waiting("parked"), 60, "the parked webhook")
        eventually(lambda: operator.logged("tellEditors", "no CMS is told"), 60, "the word")
        eventually(lambda: operator.waiting("editors") == 0, what="an empty queue")
    operator.empties("parked")
