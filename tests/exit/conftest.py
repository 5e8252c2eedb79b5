"""A local cloud into which the plain template was deployed by the real AWS CLI."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.access import cloud as clouds
from tests.access.cloud import Cloud
from tests.access.conftest import ada, grace, moderator, nobody
from tests.exit import leaving
from tests.exit.aws_cli import AwsCli

__all__ = ["ada", "grace", "moderator", "nobody"]


@dataclass(frozen=True)
class Deployment:
    aws: AwsCli
    bucket: str
    packaged: Path
    cloud: Cloud


@pytest.fixture(scope="session")
def deployment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Deployment]:
    folder = tmp_path_factory.mktemp("template")
    leaving.write_template(folder)
    with clouds.serving(clouds.environ(tmp_path_factory.mktemp("exit"))) as empty:
        aws = AwsCli(empty, folder)
        bucket = leaving.make_bucket(aws)
        packaged = leaving.package(aws, bucket)
        leaving.deploy(aws, bucket, packaged)
        yield Deployment(aws, bucket, packaged, empty.holding(leaving.finish(aws)))


@pytest.fixture(scope="session")
def cloud(deployment: Deployment) -> Cloud:
    return deployment.cloud
