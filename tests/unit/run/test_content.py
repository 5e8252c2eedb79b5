"""`make run` says how far the courses are: into the CMS, and out of it by webhook."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from local.run import content
from local.seed.loader import SeedReport
from local.settings import Settings


def test_each_entry_that_is_loaded_and_each_that_arrives_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def load(_url: str, _token: str, _courses: Any, counted: Callable[[int, int], None]) -> Any:
        for done in (1, 2):
            counted(done, 2)
        return SeedReport(2, 0, 0, ("wagtail-1", "wagtail-2"))

    def wait(entries: Sequence[str], arrived: Callable[[int], None]) -> None:
        for number in (0, 2):
            arrived(number)
        assert entries == ("wagtail-1", "wagtail-2")

    monkeypatch.setattr(content, "load_courses", load)
    chosen = Settings(state=tmp_path, site_port=1, cloud_port=2, cms_port=3)
    content._load(chosen, "a-token", wait)
    assert [line.strip() for line in capsys.readouterr().out.splitlines()] == [
        f"{content.LOADING}: 1 of 2",
        f"{content.LOADING}: 2 of 2",
        f"{content.ARRIVING}: 0 of 2",
        f"{content.ARRIVING}: 2 of 2",
    ]
