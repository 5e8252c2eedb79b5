"""A long step says how far it is, to a person and to a file."""

import io

import pytest
from rich.console import Console

from local.progress import counting


def test_a_file_gets_a_line_for_each_change(capsys: pytest.CaptureFixture[str]) -> None:
    with counting(Console(file=io.StringIO())) as counted:
        for done in (1, 1, 2):
            counted("Loaded", done, 2)
        counted("Arrived", 2, 2)
    assert capsys.readouterr().out.splitlines() == [
        "    Loaded: 1 of 2",
        "    Loaded: 2 of 2",
        "    Arrived: 2 of 2",
    ]


def test_a_terminal_gets_a_bar_for_each_thing_that_is_counted() -> None:
    shown = io.StringIO()
    with counting(Console(file=shown, force_terminal=True, width=80)) as counted:
        counted("Loaded", 1, 2)
        counted("Loaded", 2, 2)
        counted("Arrived", 0, 2)
    last = shown.getvalue()
    assert "Loaded" in last
    assert "2/2" in last
    assert "0/2" in last
