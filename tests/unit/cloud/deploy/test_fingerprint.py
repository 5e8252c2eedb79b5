"""A second start deploys nothing, and notices whatever changed."""

from typing import Any

from amplify.project import Resource
from amplify.project.archive import Archive
from local.cloud.deploy import fingerprint

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


def _root(**tags: str) -> Any:
    return {"StackName": "root", "Tags": [{"Key": k, "Value": v} for k, v in tags.items()]}


def test_a_marked_root_stack_is_deployed() -> None:
    assert fingerprint.is_deployed("print", _root(**{fingerprint.MARK: "print"}))


def test_a_mark_of_something_else_is_deployed_again() -> None:
    assert not fingerprint.is_deployed("print", _root(**{fingerprint.MARK: "another"}))
    assert not fingerprint.is_deployed("print", _root(other="print"))


def test_a_cloud_that_forgot_is_deployed_again() -> None:
    assert not fingerprint.is_deployed("print", None)
