"""Every attack is refused and changes nothing; its lawful twin succeeds.

`pytest -m attack` runs the attacks, `pytest -m lawful` the controls.
"""

import re
from typing import Any

import pytest

from tests.attacks.attack import Attack, Control, Family
from tests.attacks.catalogue import FAMILIES
from tests.attacks.scene import Scene
from tests.attacks.state import Watch

ATTACKS = [(family, each) for family in FAMILIES for each in family.attacks]
CONTROLS = [(family, each) for family in FAMILIES for each in family.controls]


def case(family: Family, each: Attack | Control) -> Any:
    reason = (isinstance(each, Attack) and each.only_local) or family.only_local
    marks = [pytest.mark.only_local(reason)] if reason else []
    return pytest.param(each, id=f"{family.name}/{each.name}", marks=marks)


@pytest.fixture(scope="module")
def watch(scene: Scene) -> Watch:
    return Watch(scene)


@pytest.mark.lawful
@pytest.mark.parametrize("control", [case(*each) for each in CONTROLS])
def test_the_lawful_twin_succeeds(control: Control, scene: Scene) -> None:
    answer = control.attempt(scene)
    assert control.succeeded(answer), answer


@pytest.mark.attack
@pytest.mark.parametrize("attack", [case(*each) for each in ATTACKS])
def test_the_attack_is_refused_and_changes_nothing(
    attack: Attack, scene: Scene, watch: Watch
) -> None:
    answer = attack.attempt(scene)

    assert watch.changes() == {}
    assert attack.refused(answer), f"{attack.would_win}: {answer}"


@pytest.mark.parametrize("attack", [each for _, each in ATTACKS], ids=lambda each: each.name)
def test_a_refusal_is_one_answer_and_no_class_of_them(attack: Attack) -> None:
    """Its status is one, but for IAM's denials, which name the action that was denied."""
    one = re.match(r"\^4\d\d .*\w", attack.refusal)
    assert one or "is not authorized to perform: " in attack.refusal


def test_no_two_attacks_share_a_name_and_every_family_has_a_control() -> None:
    names = [(family.name, attack.name) for family, attack in ATTACKS]
    assert len(names) == len(set(names))
    assert all(family.controls for family in FAMILIES)
