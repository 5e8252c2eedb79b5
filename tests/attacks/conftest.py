"""The scene of the attacks: a cloud of its own, set once for all of them."""

from collections.abc import Iterator

import pytest

from tests.access import cloud as clouds
from tests.attacks import setting
from tests.attacks.scene import Scene


@pytest.fixture(scope="session")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    with clouds.shared(tmp_path_factory.mktemp("attacks")) as cloud:
        yield setting.set_up(cloud)
