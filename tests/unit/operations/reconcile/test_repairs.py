"""After a repair the content table equals what the CMS has published, whatever was lost before."""

from dataclasses import replace

from cms_ingest.items import Trace
from cms_ingest.store import Store, apply
from lectern import keys
from lectern.content import Identity, Published, Unpublished
from lectern.dynamodb import Table
from operations.reconcile import Reconcile, Told, said
from tests.unit.functions import cloud
from tests.unit.operations.reconcile.conftest import Cms, entry, of, ran


def test_equal_content_has_no_differences(reconcile: Reconcile) -> None:
    assert ran(reconcile) == []
    assert said([], False) == "The content equals what the CMS has published."


def test_what_never_arrived_is_told_then_written_as_ingest_writes_it(
    reconcile: Reconcile, cms: Cms, store: Store, table: Table
) -> None:
    evil = [{"type": "text", "html": "<p>New<script>alert(1)</script></p>"}]
    cms.has(of(99, 99, body=evil))
    before = cloud.snapshot(table)
    assert ran(reconcile, repair=False) == [("wagtail-99", "missing", "told")]
    assert cloud.snapshot(table) == before

    assert ran(reconcile) == [("wagtail-99", "missing", "repaired")]
    assert entry(table, 99)["blocks"] == [{"kind": "html", "html": "<p>New</p>"}]
    assert keys.outline_entry("wagtail-7", 99, "wagtail-99") in cloud.snapshot(table)
    assert ran(reconcile) == []


def test_an_older_version_becomes_the_cmss(reconcile: Reconcile, cms: Cms, table: Table) -> None:
    cms.has(of(11, 200, title="Second edition"))
    assert ran(reconcile) == [("wagtail-11", "older", "repaired")]
    assert entry(table, 11)["title"] == "Second edition"
    assert ran(reconcile) == []


def test_a_lost_withdrawal_is_made_up_for(reconcile: Reconcile, cms: Cms, table: Table) -> None:
    del cms.published["wagtail-12"]
    assert ran(reconcile) == [("wagtail-12", "left over", "repaired")]
    assert entry(table, 12)["status"] == "unpublished"
    assert "title" not in entry(table, 12)
    assert ran(reconcile) == []


def test_an_entry_that_was_withdrawn_so_comes_back_with_its_next_version(
    reconcile: Reconcile, cms: Cms, table: Table
) -> None:
    del cms.published["wagtail-12"]
    ran(reconcile)
    cms.has(of(12, 201))
    assert ran(reconcile) == [("wagtail-12", "missing", "repaired")]
    assert entry(table, 12)["status"] == "published"


def test_a_webhook_that_arrives_meanwhile_wins(
    reconcile: Reconcile, cms: Cms, store: Store, table: Table
) -> None:
    cms.has(of(11, 200))

    def after_the_webhook(identity: Identity) -> Published | None:
        apply(store, of(11, 201, title="By webhook"), Trace("", ""))
        return cms.fetch(identity)

    late = replace(reconcile, fetch=after_the_webhook)
    assert ran(late) == [("wagtail-11", "older", "changed meanwhile")]
    assert entry(table, 11)["title"] == "By webhook"


def test_what_is_published_again_meanwhile_is_not_withdrawn(
    reconcile: Reconcile, cms: Cms, table: Table
) -> None:
    again = cms.published.pop("wagtail-12")
    late = replace(reconcile, fetch=lambda _identity: again)
    assert ran(late) == [("wagtail-12", "left over", "changed meanwhile")]
    assert entry(table, 12)["status"] == "published"


def test_a_cms_that_was_restored_from_a_backup_is_told_and_overwrites_nothing(
    reconcile: Reconcile, cms: Cms, store: Store, table: Table
) -> None:
    cms.has(of(11, 1))
    apply(store, Unpublished(of(12, 1).identity, 300), Trace("", ""))
    assert ran(reconcile) == [
        ("wagtail-11", "newer", "publish it again"),
        ("wagtail-12", "newer", "publish it again"),
    ]
    assert entry(table, 11)["version"] == 11


def test_each_difference_is_a_line_that_says_what_learners_have(
    reconcile: Reconcile, cms: Cms
) -> None:
    cms.has(of(99, 99))
    told: list[Told] = [*reconcile.run(False, False)]
    assert said(told, False).splitlines() == [
        "wagtail-99: published in the CMS, and learners don't have it",
        "Nothing was changed: that takes GO=1.",
    ]
