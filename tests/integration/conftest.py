"""Fixtures of the tests that go through the running cloud and CMS, without a browser."""

import pytest

from tests.mail import Mailbox
from tests.stack import Stack


@pytest.fixture
def mailbox(lectern: Stack) -> Mailbox:
    return Mailbox(lectern.outputs.mailUrl)
