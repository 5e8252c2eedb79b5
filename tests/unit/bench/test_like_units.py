"""What a like costs is counted as DynamoDB charges it."""

from operations.costs.usage import KIBIBYTE, Sizes
from tests.bench import like_units


def test_a_like_pays_for_its_marker_and_the_counter_and_not_for_the_lessons_body() -> None:
    one, crowd, wavering = like_units.measure()
    assert one.ours == 2 + 2
    assert one.peer == 2 + 2 + 2 * (Sizes().page_bytes // KIBIBYTE + 1)
    assert crowd.ours == 2 + 2 / like_units.CROWD
    assert crowd.peer == one.peer
    assert wavering.ours == 1
    assert wavering.peer > 5 * one.peer
