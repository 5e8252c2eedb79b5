"""The bench reads what `make run` says, in the words in which it says it."""

import pytest

from local.progress import step
from local.run import supervisor
from tests.bench.seeding import seconds_said


def test_the_seconds_are_those_that_make_run_says(capsys: pytest.CaptureFixture[str]) -> None:
    with step(supervisor.COURSES):
        pass
    assert seconds_said(capsys.readouterr().out) == 0.0
    assert seconds_said(f"  ✓ {supervisor.COURSES} (71.4 s)\n  ✓ Site (0.6 s)") == 71.4


def test_a_run_that_says_nothing_of_it_is_no_figure() -> None:
    with pytest.raises(AssertionError, match="doesn't say"):
        seconds_said("  ✓ Site (0.6 s)")
