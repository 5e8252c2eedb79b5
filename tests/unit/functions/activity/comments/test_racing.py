"""Two workers on one discussion at the same time: whoever read what is no longer so reads again."""

from typing import Any

import pytest

from activity.stream import process
from tests.unit.functions.activity.comments.conftest import ADA, GRACE, Record, Site
from tests.unit.functions.activity.conftest import activity_on
from tests.unit.functions.streams import batch

READS = range(4)
"""Before which of its reads the other comes between: of the comment, its learner, its root …"""


class Between:
    """A client that lets the other work once: after so many of its readings."""

    def __init__(self, site: Site, reads: int, *records: Record) -> None:
        self._site, self._left, self._records = site, reads, records

    def __getattr__(self, operation: str) -> Any:
        def call(**arguments: Any) -> Any:
            answer = getattr(self._site.content.client, operation)(**arguments)
            if operation in {"get_item", "query"}:
                self._left -= 1
                if self._left == -1:
                    process(batch(*self._records), activity_on(self._site.content))
            return answer

        return call


def interrupted(site: Site, reads: int, record: Record, *others: Record) -> None:
    site.client = Between(site, reads, *others)
    assert site.sends(record) == []
    site.client = None


@pytest.mark.parametrize("reads", READS)
def test_the_same_comment_is_counted_once(site: Site, reads: int) -> None:
    record = site.writes(ADA, "One")
    interrupted(site, reads, record, record)
    assert site.counters() == (1, 1)


@pytest.mark.parametrize("reads", READS)
def test_an_older_edit_never_replaces_a_newer_one(site: Site, reads: int) -> None:
    sk = site.sk()
    site.sends(site.writes(ADA, "One"))
    older, newer = site.puts(ADA, sk, "Two"), site.puts(ADA, sk, "Three")
    interrupted(site, reads, older, newer)
    assert (site.published(ADA, sk) or {})["html"] == "<p>Three</p>"


@pytest.mark.parametrize("reads", READS)
def test_an_edit_never_revives_what_was_deleted(site: Site, reads: int) -> None:
    sk = site.sk()
    site.sends(site.writes(ADA, "One"))
    edit, removal = site.puts(ADA, sk, "Two"), site.removes(ADA, sk)
    interrupted(site, reads, edit, removal)
    assert (site.published(ADA, sk) or {})["deleted"] is True
    assert site.counters()[0] == 0


@pytest.mark.parametrize("reads", READS)
def test_a_deletion_is_counted_once(site: Site, reads: int) -> None:
    sk = site.sk()
    site.sends(site.writes(ADA, "One"), site.writes(GRACE, "Two"))
    removal = site.removes(ADA, sk)
    interrupted(site, reads, removal, removal)
    assert site.counters() == (1, 3)


@pytest.mark.parametrize("reads", range(6))
def test_a_reply_either_comes_before_its_roots_end_or_is_refused(site: Site, reads: int) -> None:
    root = site.sk()
    site.sends(site.writes(ADA, "One"))
    reply = site.writes(GRACE, "Yes", 1.0, site.id(ADA, root))
    interrupted(site, reads, reply, site.removes(ADA, root))
    sk = site.sk(1.0, site.id(ADA, root))
    assert site.reason(GRACE, sk) == "no-thread"
    assert site.published(GRACE, sk) is None
    assert (site.published(ADA, root) or {}).get("replies", 0) == 0


@pytest.mark.parametrize("reads", READS)
def test_a_root_that_got_a_reply_meanwhile_is_not_forgotten(site: Site, reads: int) -> None:
    root = site.sk()
    site.sends(site.writes(ADA, "One"))
    reply = site.writes(GRACE, "Yes", 1.0, site.id(ADA, root))
    interrupted(site, reads, site.removes(ADA, root), reply)
    item = site.published(ADA, root) or {}
    assert item["deleted"] is True
    assert ("expiresAt" in item) == (item.get("replies", 0) == 0)
    assert item.get("replies", 0) == site.counters()[0]
