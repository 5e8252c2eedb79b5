"""A local cloud of its own, in which the runbook's steps are taken as it tells them."""

from collections.abc import Iterator

import pytest

from local.cloud.mailbox import inbox
from tests.access import cloud as clouds
from tests.mail import Mailbox
from tests.notices import Notices
from tests.operations import pager as pagers
from tests.operations.operators import Operator
from tests.operations.pager import Pager


@pytest.fixture(scope="session")
def operator(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Operator]:
    environ = clouds.environ(tmp_path_factory.mktemp("operations"))
    with clouds.running(environ) as cloud:
        yield Operator(cloud, {**environ, **cloud.root.environ()})


@pytest.fixture(scope="session")
def pager(operator: Operator) -> Pager:
    return pagers.subscribed(operator)


@pytest.fixture
def mail(operator: Operator) -> Mailbox:
    return Mailbox(inbox.url(operator.cloud.url, operator.cloud.state))


@pytest.fixture
def notices(operator: Operator, mail: Mailbox) -> Notices:
    """Of what the test does: all before it is told."""
    made = Notices(operator.client, operator.stacks.contentTable, mail)
    made.settled()
    return made
