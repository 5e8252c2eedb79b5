"""One cloud for the access tests, and the people who ask it for things."""

from collections.abc import Iterator

import pytest

from tests.access import cloud as clouds
from tests.access import people
from tests.access.cloud import Cloud
from tests.access.people import Person


@pytest.fixture(scope="session")
def cloud(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cloud]:
    with clouds.shared(tmp_path_factory.mktemp("access")) as running:
        yield running


@pytest.fixture(scope="session")
def ada(cloud: Cloud) -> Person:
    return people.signed_in(cloud, "ada@lectern.test")


@pytest.fixture(scope="session")
def grace(cloud: Cloud) -> Person:
    return people.signed_in(cloud, "grace@lectern.test")


@pytest.fixture(scope="session")
def moderator(cloud: Cloud) -> Person:
    return people.signed_in(cloud, "mod@lectern.test", role="moderator")


@pytest.fixture(scope="session")
def nobody(cloud: Cloud) -> Person:
    return Person("", people.unsigned(cloud, "dynamodb"))
