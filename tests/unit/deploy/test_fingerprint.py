"""A second start deploys nothing, and notices whatever changed."""

from pathlib import Path

from local.cloud.deploy import fingerprint
from local.cloud.deploy.archive import Archive
from local.cloud.deploy.project import Resource

RESOURCE = Resource("custom", "queues", False, (), {"Resources": {}}, {})
ARCHIVE = Archive("search", b"code")


def _of(
    resource: Resource = RESOURCE,
    archive: Archive = ARCHIVE,
    root: str = "{}",
    site: str = "http://127.0.0.1:3000",
) -> str:
    return fingerprint.of([resource], {"functionsearch": archive}, root, {"siteOrigin": site})


def test_the_same_project_has_the_same_fingerprint() -> None:
    assert _of() == _of()


def test_every_part_of_a_deployment_counts() -> None:
    changed = Resource("custom", "queues", False, (), {"Resources": {"Q": 1}}, {})
    others = {
        _of(),
        _of(resource=changed),
        _of(archive=Archive("search", b"other code")),
        _of(root='{"Resources": 1}'),
        _of(site="http://127.0.0.1:3001"),
    }
    assert len(others) == 5


def test_a_deployment_is_remembered(tmp_path: Path) -> None:
    fingerprint.remember(tmp_path, "print", "stack-id")
    assert fingerprint.is_deployed(tmp_path, "print", "stack-id")


def test_a_cloud_that_forgot_is_deployed_again(tmp_path: Path) -> None:
    fingerprint.remember(tmp_path, "print", "stack-id")
    assert not fingerprint.is_deployed(tmp_path, "print", None)
    assert not fingerprint.is_deployed(tmp_path, "print", "another-stack-id")


def test_nothing_is_deployed_at_first(tmp_path: Path) -> None:
    assert not fingerprint.is_deployed(tmp_path, "print", "stack-id")
