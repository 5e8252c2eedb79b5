"""What can't be asked of a deployment on AWS is left out there, and only there, and told."""

import json
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from access.proof import suites, target
from access.proof.target import Target
from amplify.project import StackOutputs
from tests.attacks.catalogue import FAMILIES
from tests.proof import suite

LOCAL = StackOutputs(**dict.fromkeys(StackOutputs.__dataclass_fields__, "x"))
AWS = replace(LOCAL, awsEndpoint="")
DOOR = "an account has no such door"
ITEMS: dict[str, dict[str, tuple[str, ...]]] = {
    "a scan": {"attack": ()},
    "a door": {"attack": (), "only_local": (DOOR,)},
}


def item(name: str) -> Any:
    marks = {mark: SimpleNamespace(args=args) for mark, args in ITEMS[name].items()}
    return SimpleNamespace(nodeid=name, get_closest_marker=marks.get)


@pytest.fixture
def results(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(suites.RESULTS, str(tmp_path / "results"))
    return tmp_path / "results"


def collected(stacks: StackOutputs, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    asked = Target(stacks, "password", "", "")
    monkeypatch.setattr(target, "from_environ", lambda _: asked)
    hook: Any = SimpleNamespace(pytest_deselected=lambda **_: None)
    items = [item(name) for name in ITEMS]
    suite.pytest_collection_modifyitems(SimpleNamespace(hook=hook), items)  # type: ignore[arg-type]
    return [each.nodeid for each in items]


def test_on_aws_the_reason_is_written_down(results: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert collected(AWS, monkeypatch) == ["a scan"]
    (line,) = results.read_text().splitlines()
    assert json.loads(line) == {"test": "a door", suites.LEFT_OUT: DOOR, "attack": 1}


def test_a_local_cloud_is_asked_everything(results: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert collected(LOCAL, monkeypatch) == list(ITEMS)
    assert not results.exists()


def test_the_families_that_need_the_local_cloud_say_why() -> None:
    reasons = {family.name: family.only_local for family in FAMILIES if family.only_local}
    assert set(reasons) == {"gateway", "expired-tokens", "expired-sessions", "two-names"}
    assert all(len(reason) > 20 for reason in reasons.values())
