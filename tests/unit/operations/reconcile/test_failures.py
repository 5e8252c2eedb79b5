"""What goes wrong changes nothing by half, holds up no other entry, and ends in an error."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from lectern.cms.listing import Listed
from lectern.dynamodb import Table
from lectern.errors import MalformedBody, UpstreamFailed, UpstreamTimedOut
from operations import account, cms_of
from operations.__main__ import main
from operations.operation_refused import TooManyLeftOver
from operations.reconcile import Reconcile, said
from tests.unit.functions import cloud
from tests.unit.operations.reconcile.conftest import LESSONS, Cms, entry, of, ran


def test_an_emptied_cms_withdraws_nothing_unless_it_is_said(
    reconcile: Reconcile, cms: Cms, table: Table
) -> None:
    cms.published.clear()
    before = cloud.snapshot(table)
    with pytest.raises(TooManyLeftOver, match="WITHDRAW=1"):
        ran(reconcile)
    assert cloud.snapshot(table) == before
    assert len(ran(reconcile, repair=False)) == len(LESSONS)
    assert {outcome for *_, outcome in ran(reconcile, withdraw=True)} == {"repaired"}


def test_a_list_that_breaks_off_changes_nothing(
    reconcile: Reconcile, cms: Cms, table: Table
) -> None:
    def breaks_off() -> Iterator[Listed]:
        yield next(cms.list())
        raise UpstreamFailed

    before = cloud.snapshot(table)
    with pytest.raises(UpstreamFailed):
        ran(replace(reconcile, list_published=breaks_off), withdraw=True)
    assert cloud.snapshot(table) == before


def test_one_entry_that_ingest_refuses_holds_up_no_other(
    reconcile: Reconcile, cms: Cms, table: Table
) -> None:
    cms.has(of(98, 98), of(99, 99))
    cms.broken["wagtail-98"] = MalformedBody("body.data.title must not be empty.")
    told = [*reconcile.run(True, False)]
    assert [each.outcome for each in told] == ["refused", "repaired"]
    assert "body.data.title must not be empty." in said(told, True)
    assert entry(table, 99)["version"] == 99


def test_one_entry_that_fails_this_time_holds_up_no_other_and_comes_again(
    reconcile: Reconcile, cms: Cms, table: Table
) -> None:
    cms.has(of(98, 98), of(99, 99))
    cms.broken["wagtail-98"] = UpstreamTimedOut("The CMS: ReadTimeout.")
    told = [*reconcile.run(True, False)]
    assert [each.outcome for each in told] == ["failed", "repaired"]
    assert "failed (The CMS: ReadTimeout.)" in said(told, True)
    cms.broken.clear()
    assert ran(reconcile) == [("wagtail-98", "missing", "repaired")]
    assert entry(table, 98)["version"] == 98


def test_a_repair_fails_while_a_difference_is_left_and_a_look_only_tells(
    reconcile: Reconcile, cms: Cms, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    cms.has(of(98, 98))
    cms.broken["wagtail-98"] = UpstreamTimedOut("The CMS: ReadTimeout.")
    monkeypatch.setattr(account, "client_of", lambda _: None)
    monkeypatch.setattr(cms_of, "reconcile_of", lambda *_: reconcile)
    assert main(["reconcile"]) == 0
    assert "wagtail-98" in capsys.readouterr().out
    assert main(["reconcile", "--go"]) == 1
    assert "wagtail-98" in capsys.readouterr().err
    cms.broken.clear()
    assert main(["reconcile", "--go"]) == 0
