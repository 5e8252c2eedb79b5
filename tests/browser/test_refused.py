"""What ingest refuses after the queue took it: a function tells the editor, a replay ends it."""

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import expect

from amplify.project.root import ROOT
from lectern.cms.source import PREVIOUS_SIGNING_FIELD
from local.settings import ENV_NAME
from operations.rotate import new_secret
from tests import queues
from tests.aws import Aws
from tests.browser.visitor import Visitor
from tests.cms import Cms
from tests.eventually import eventually
from tests.stack import Stack
from tests.webhook import Webhook

TOLD_SECONDS = 60
"""Far above the way through three queues."""
SECRET = f"lectern/{ENV_NAME}/webhook"
REASON = "The site refused it."


@pytest.fixture
def editor(visitor: Visitor, lectern_editor: tuple[str, str]) -> Visitor:
    email, password = lectern_editor
    visitor.page.goto(f"{visitor.outputs.cmsUrl}/admin/")
    visitor.page.locator("input[name=username]").fill(email)
    visitor.page.locator("input[name=password]").fill(password)
    visitor.page.locator("button[type=submit]").click()
    expect(visitor.page.get_by_text("What learners have")).to_be_visible()
    return visitor


@pytest.fixture
def lesson(editor: Visitor) -> Iterator[int]:
    cms = Cms.of(editor.outputs)
    made = cms.publish_lesson(cms.first_course(), "A refused lesson", "Words.")
    yield made
    cms.delete(made)


@pytest.fixture
def good_too(aws: Aws) -> Iterator[Callable[[str], None]]:
    """Makes another signing secret good besides the one that is, until the test's end."""
    before = aws.secrets.get_secret_value(SecretId=SECRET)["SecretString"]

    def make(secret: str) -> None:
        text = json.dumps({**json.loads(before), PREVIOUS_SIGNING_FIELD: secret})
        aws.secrets.put_secret_value(SecretId=SECRET, SecretString=text)

    yield make
    aws.secrets.put_secret_value(SecretId=SECRET, SecretString=before)


def _delivered(lectern: Stack, page_id: int) -> tuple[str, str] | None:
    """Id and body of the page's newest webhook, once the queue has it."""
    newest = "SELECT message_id, body, state FROM webhooks_delivery WHERE page_id = ?"
    database = sqlite3.connect(f"file:{lectern.state / 'cms' / 'cms.sqlite3'}?mode=ro", uri=True)
    try:
        row = database.execute(f"{newest} ORDER BY id DESC", [page_id]).fetchone()
    finally:
        database.close()
    return row[:2] if row and row[2] == "delivered" else None


def _replayed(lectern: Stack) -> str:
    """By the command behind `make replay`."""
    ports = {
        "LECTERN_SITE_PORT": lectern.outputs.siteUrl,
        "LECTERN_CLOUD_PORT": lectern.outputs.awsEndpoint,
        "LECTERN_CMS_PORT": lectern.outputs.cmsUrl,
    }
    chosen = {name: url.rpartition(":")[2] for name, url in ports.items()}
    ran = subprocess.run(
        [sys.executable, "-m", "operations", "replay"],
        cwd=ROOT,
        env={**os.environ, **chosen, "LECTERN_STATE_DIR": str(lectern.state)},
        capture_output=True,
        text=True,
        check=True,
    )
    return ran.stdout


def test_a_refusal_is_told_on_the_page_and_the_dashboard_until_it_is_replayed(
    editor: Visitor,
    lesson: int,
    lectern: Stack,
    aws: Aws,
    webhook: Webhook,
    good_too: Callable[[str], None],
) -> None:
    delivered = eventually(lambda: _delivered(lectern, lesson), what="the delivery")
    assert delivered is not None
    event_id, body = delivered
    others = queues.waiting(aws.sqs, "parked")
    secret = new_secret()
    sent = replace(webhook, secret=secret).send(body.encode(), event_id=event_id)
    assert sent.status_code == 202

    def told(path: str) -> bool:
        editor.page.goto(f"{editor.outputs.cmsUrl}/admin/{path}")
        return REASON in editor.page.locator("main").inner_text()

    eventually(lambda: told(""), TOLD_SECONDS, "the dashboard's word")
    assert "A refused lesson" in editor.page.locator("main").inner_text()
    assert told(f"pages/{lesson}/edit/")

    good_too(secret)
    assert "sent to the ingest queue again" in _replayed(lectern)

    eventually(lambda: not told(""), TOLD_SECONDS, "the end of it on the dashboard")
    assert not told(f"pages/{lesson}/edit/")
    eventually(lambda: queues.waiting(aws.sqs, "ingest") == 0, what="an end of the replay")
    assert queues.waiting(aws.sqs, "parked") <= others
