"""The journeys run beside the CLI's steps; their failure is the push's."""

import subprocess
import sys
from pathlib import Path

import pytest

from amplify.project.root import ROOT
from local.push.errors import PushFailed
from local.push.journeys import SITE_ALONE, Journeys, command


def ran(tmp_path: Path, prints: str, status: int) -> Journeys:
    log = tmp_path / "journeys.log"
    script = f"print({prints!r}); raise SystemExit({status})"
    with log.open("wb") as output:
        tests = subprocess.Popen([sys.executable, "-c", script], stdout=output)
    return Journeys(tests, log)


def test_journeys_that_pass_say_how_many(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ran(tmp_path, "....\n4 passed in 1.00s", 0).finish()
    assert capsys.readouterr().out.strip() == "4 passed in 1.00s"


def test_a_journey_that_fails_fails_the_push_with_what_pytest_said(tmp_path: Path) -> None:
    with pytest.raises(PushFailed, match=r"FAILED tests/browser/test_a\.py\n1 failed"):
        ran(tmp_path, "FAILED tests/browser/test_a.py\n1 failed", 1).finish()


def test_what_is_left_out_is_there_and_the_rest_is_asked() -> None:
    """A test that was renamed would be left out by nobody's decision, or asked by nobody's."""
    left_out = {f"tests/browser/test_{name}.py" for name in SITE_ALONE}
    assert all((ROOT / file).exists() for file in left_out)
    assert {f"--ignore={file}" for file in left_out} < set(command())
    assert {"tests/access", "tests/browser"} < set(command())
