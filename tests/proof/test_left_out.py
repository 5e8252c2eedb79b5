"""What can't be asked of a deployment on AWS is left out there, and only there, and told."""

import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from access.proof import sampling, suites, target
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


class HashableItem(SimpleNamespace):
    """As pytest's items are."""

    def __hash__(self) -> int:  # type: ignore[override]
        return id(self)


def item(name: str) -> Any:
    given = ITEMS.get(name, {"attack": ()})
    marks = {mark: SimpleNamespace(args=args) for mark, args in given.items()}
    return HashableItem(nodeid=name, get_closest_marker=marks.get)


@pytest.fixture
def results(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(suites.RESULTS, str(tmp_path / "results"))
    return tmp_path / "results"


def collected(
    stacks: StackOutputs, monkeypatch: pytest.MonkeyPatch, names: Iterable[str] = ITEMS
) -> list[str]:
    asked = Target(stacks, "password", "", "")
    monkeypatch.setattr(target, "from_environ", lambda _: asked)
    hook: Any = SimpleNamespace(pytest_deselected=lambda **_: None)
    items = [item(name) for name in names]
    suite.pytest_collection_modifyitems(SimpleNamespace(hook=hook), items)  # type: ignore[arg-type]
    return [each.nodeid for each in items]


def test_on_aws_the_reason_is_written_down(results: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert collected(AWS, monkeypatch) == ["a scan"]
    (line,) = results.read_text().splitlines()
    assert json.loads(line) == {"test": "a door", suites.LEFT_OUT: DOOR, "attack": 1}


def test_a_local_cloud_is_asked_everything(results: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert collected(LOCAL, monkeypatch) == list(ITEMS)
    assert not results.exists()


def test_a_sample_asks_of_each_family_one_in_so_many_and_tells_the_rest(
    results: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    families = ["t.py::attack[keys/a]", "t.py::attack[keys/b]", "t.py::attack[keys/c]"]
    families += ["t.py::attack[scans/a]", "t.py::lawful[a]", "t.py::lawful[b]", "t.py::alone"]
    monkeypatch.setenv(sampling.EACH, "2")
    asked = collected(LOCAL, monkeypatch, families)
    assert asked == [each for each in families if not each.endswith(("b]", "lawful[b]"))]
    told = [json.loads(line) for line in results.read_text().splitlines()]
    assert [line["test"] for line in told] == ["t.py::attack[keys/b]", "t.py::lawful[b]"]
    assert {line[suites.LEFT_OUT] for line in told} == {sampling.why(2)}


def test_the_families_that_need_the_local_cloud_say_why() -> None:
    reasons = {family.name: family.only_local for family in FAMILIES if family.only_local}
    assert set(reasons) == {"gateway", "expired-tokens", "expired-sessions", "two-names"}
    assert all(len(reason) > 20 for reason in reasons.values())
