"""Fixtures of the tests that go through the running cloud and CMS, without a browser."""

import pytest

from tests.aws import Aws
from tests.mail import Mailbox
from tests.notices import Notices
from tests.stack import Stack


@pytest.fixture
def mailbox(lectern: Stack) -> Mailbox:
    return Mailbox(lectern.outputs.mailUrl)


@pytest.fixture
def notices(lectern: Stack, aws: Aws, mailbox: Mailbox) -> Notices:
    """Of what the test does: all before it is told."""
    made = Notices(aws.client, lectern.outputs.contentTable, mailbox)
    made.settled()
    return made
