"""The profile page says of a name all that `activity` may decide."""

import json

from lectern.reasons import NAME_REASONS
from webapp.components import public_name


def test_every_reason_has_a_sentence_that_is_shown() -> None:
    assert {*public_name.REASONS} == {*NAME_REASONS}
    drawn = str(public_name.public_name())
    for reason, sentence in public_name.REASONS.items():
        assert f'"{reason}"' in drawn
        assert json.dumps(sentence)[1:-1] in drawn


def test_what_is_said_is_one_region_that_is_read_aloud() -> None:
    drawn = str(public_name.public_name())
    assert drawn.count('role:"status"') == 1
    assert 'role:"alert"' not in drawn
    assert f'id:"{public_name.TOLD}"' in drawn
