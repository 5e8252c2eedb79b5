"""A proof that ends before its end leaves nothing either."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from access.proof import account, suites
from access.proof.suites import Running
from local.settings import ENV_NAME
from tests.access import people
from tests.attacks.setting import MALLORY
from tests.eventually import eventually
from tests.exit import leaving
from tests.exit.conftest import Deployment
from tests.exit.contents import Contents

SUITE = """
import signal
from pathlib import Path
import pytest
from tests.access import cloud as clouds
from tests.attacks import setting

@pytest.mark.attack
def test_that_ends_badly():
    with clouds.shared(Path()) as cloud:
        setting.set_up(cloud)
        {end}
"""


@pytest.fixture
def before(deployment: Deployment, monkeypatch: pytest.MonkeyPatch) -> Contents:
    for name, value in deployment.aws.environ().items():
        monkeypatch.setenv(name, value)
    return Contents.of(deployment.cloud)


@contextmanager
def asking(folder: Path, end: str) -> Iterator[Running]:
    suite = folder / "test_suite.py"
    suite.write_text(SUITE.format(end=end))
    with (
        account.named(leaving.STACK, ENV_NAME) as environ,
        suites.running(environ, (str(suite),)) as running,
    ):
        yield running


def test_after_a_failure(before: Contents, deployment: Deployment, tmp_path: Path) -> None:
    with asking(tmp_path, "raise AssertionError('went through')") as running:
        attacks, *_ = running.findings()
    assert "went through" in str(attacks.failures)
    assert Contents.of(deployment.cloud) == before


def test_after_an_end_by_force(before: Contents, deployment: Deployment, tmp_path: Path) -> None:
    with asking(tmp_path, "signal.pause()"):
        eventually(lambda: mallory_is_there(deployment), what="the scene is being set")
    assert Contents.of(deployment.cloud) == before


def test_what_a_killed_run_left_is_taken_back_by_the_next(
    before: Contents, deployment: Deployment, tmp_path: Path
) -> None:
    with asking(tmp_path, "signal.pause()") as killed:
        eventually(lambda: mallory_is_there(deployment), what="the scene is being set")
        killed.process.kill()
    assert Contents.of(deployment.cloud) != before
    with asking(tmp_path, "pass") as running:
        attacks, *_ = running.findings()
    assert (attacks.good, attacks.failures) == (1, ())
    assert Contents.of(deployment.cloud) == before


def mallory_is_there(deployment: Deployment) -> bool:
    users = people.root(deployment.cloud, "cognito-idp").list_users(
        UserPoolId=deployment.cloud.stacks.userPoolId
    )["Users"]
    return MALLORY in str(users)
