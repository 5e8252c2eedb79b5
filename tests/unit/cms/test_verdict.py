"""What an answer means, and how long the dispatcher waits after a failure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from local.cms.dispatch.verdict import (
    FIRST_DELAY_SECONDS,
    LONGEST_DELAY_SECONDS,
    Verdict,
    delay_seconds,
    of_silence,
    of_status,
)


@pytest.mark.parametrize("status", [200, 202, 204])
def test_any_success_is_an_arrival(status: int) -> None:
    assert of_status(status, "").verdict is Verdict.ARRIVED


@pytest.mark.parametrize("status", [400, 413, 415, 422])
def test_a_body_that_is_refused_is_not_sent_again(status: int) -> None:
    assert of_status(status, "too big").verdict is Verdict.REFUSED


@pytest.mark.parametrize("status", [301, 401, 403, 404, 429, 500, 502, 503, 504])
def test_everything_else_is_tried_later(status: int) -> None:
    outcome = of_status(status, "not now")
    assert outcome.verdict is Verdict.LATER
    assert str(status) in outcome.problem


def test_silence_is_tried_later() -> None:
    assert of_silence(ConnectionError("refused")).verdict is Verdict.LATER


def test_delays_double() -> None:
    assert [delay_seconds(attempt, 0.999999) for attempt in (1, 2, 3)] == pytest.approx(
        [FIRST_DELAY_SECONDS, 2 * FIRST_DELAY_SECONDS, 4 * FIRST_DELAY_SECONDS], rel=1e-3
    )


@given(st.integers(1, 10**9), st.floats(0, 1, exclude_max=True))
def test_no_delay_is_longer_than_the_bound_or_shorter_than_half_the_first(
    attempts: int, chance: float
) -> None:
    assert FIRST_DELAY_SECONDS / 2 <= delay_seconds(attempts, chance) <= LONGEST_DELAY_SECONDS
