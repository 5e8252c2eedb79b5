"""Every attack is refused and changes nothing; its lawful twin succeeds.

`pytest -m attack` runs the attacks, `pytest -m lawful` the controls.
"""

import pytest

from tests.attacks.attack import Attack, Control
from tests.attacks.catalogue import FAMILIES
from tests.attacks.scene import Scene
from tests.attacks.state import Watch

ATTACKS = {f"{family.name}/{each.name}": each for family in FAMILIES for each in family.attacks}
CONTROLS = {f"{family.name}/{each.name}": each for family in FAMILIES for each in family.controls}


@pytest.fixture(scope="module")
def watch(scene: Scene) -> Watch:
    return Watch(scene)


@pytest.mark.lawful
@pytest.mark.parametrize("control", CONTROLS.values(), ids=CONTROLS.keys())
def test_the_lawful_twin_succeeds(control: Control, scene: Scene) -> None:
    answer = control.attempt(scene)
    assert control.succeeded(answer), answer


@pytest.mark.attack
@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS.keys())
def test_the_attack_is_refused_and_changes_nothing(
    attack: Attack, scene: Scene, watch: Watch
) -> None:
    answer = attack.attempt(scene)

    assert watch.changes() == {}
    assert attack.refused(answer), f"{attack.would_win}: {answer}"


def test_no_two_attacks_share_a_name_and_every_family_has_a_control() -> None:
    assert len(ATTACKS) == sum(len(family.attacks) for family in FAMILIES)
    assert all(family.controls for family in FAMILIES)
