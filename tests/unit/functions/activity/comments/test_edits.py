"""An edit has its time by the server's clock; a refusal stays until a newer change is accepted."""

import pytest

from lectern.limits import COMMENT_EDIT_SECONDS
from tests.unit.functions.activity.comments.conftest import ADA, Site
from tests.unit.functions.activity.conftest import entry


def test_an_edit_after_its_time(site: Site) -> None:
    sk = site.sk()
    site.sends(site.writes(ADA, "One"))
    site.now += COMMENT_EDIT_SECONDS + 1
    site.sends(site.puts(ADA, sk, "Two"))
    assert site.reason(ADA, sk) == "too-late"
    assert (site.published(ADA, sk) or {})["html"] == "<p>One</p>"
    assert site.counters() == (1, 1)


def test_the_time_is_the_writes_and_not_the_readers(site: Site) -> None:
    """However far behind the stream's reader is."""
    sk = site.sk()
    first = site.writes(ADA, "One")
    site.now += COMMENT_EDIT_SECONDS - 1
    second = site.puts(ADA, sk, "Two")
    site.now += 86400
    site.sends(first)
    site.sends(second)
    assert (site.published(ADA, sk) or {})["html"] == "<p>Two</p>"


def test_a_refused_comment_may_be_mended_and_then_nothing_is_told(site: Site) -> None:
    sk = site.sk()
    site.sends(site.writes(ADA, ""))
    site.now += 60
    site.sends(site.puts(ADA, sk, "One"))
    assert site.told(ADA, sk) is None
    assert (site.published(ADA, sk) or {})["html"] == "<p>One</p>"


def test_or_be_mended_too_late(site: Site) -> None:
    sk = site.sk()
    site.sends(site.writes(ADA, ""))
    site.now += COMMENT_EDIT_SECONDS + 1
    site.sends(site.puts(ADA, sk, "One"))
    assert site.reason(ADA, sk) == "too-late"


@pytest.mark.parametrize("text", ["", "One"])
def test_a_deletion_removes_the_refusal(site: Site, text: str) -> None:
    sk = site.sk()
    site.sends(site.writes(ADA, text))
    site.now += COMMENT_EDIT_SECONDS + 1
    site.sends(site.puts(ADA, sk, " "))
    assert site.told(ADA, sk) is not None
    site.sends(site.removes(ADA, sk))
    assert site.told(ADA, sk) is None


def test_an_older_record_removes_no_newer_refusal(site: Site) -> None:
    sk = site.sk()
    first, second = site.writes(ADA, "One"), site.puts(ADA, sk, "")
    site.sends(second)
    site.sends(first)
    assert site.reason(ADA, sk) == "empty"
    assert (site.published(ADA, sk) or {})["html"] == "<p>One</p>"


def test_a_refusal_that_comes_again_stays_as_it_was(site: Site) -> None:
    sk = site.sk()
    record = site.writes(ADA, "One")
    entry(site.content, status="unpublished")
    site.sends(record)
    entry(site.content)
    site.sends(record)
    assert site.reason(ADA, sk) == "not-published"
    assert site.published(ADA, sk) is None
