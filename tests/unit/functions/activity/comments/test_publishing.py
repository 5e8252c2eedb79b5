"""A comment is published, edited and deleted once, and all others see is what was checked."""

import pytest

from lectern import attributes, keys
from lectern.author import author_id
from lectern.limits import COMMENT_EDIT_SECONDS
from lectern.zoned import to_iso
from tests.unit.functions import cloud
from tests.unit.functions.activity.comments.conftest import ADA, GRACE, Site
from tests.unit.functions.activity.conftest import LESSON, NOW


def test_a_comment_is_shown_with_its_author_and_counted(site: Site) -> None:
    assert site.sends(site.writes(ADA, "Hello, *world*")) == []
    item = site.published(ADA, site.sk())
    author = author_id("a key", ADA)
    assert item is not None
    assert item["html"] == "<p>Hello, <em>world</em></p>"
    assert item["authorId"] == author
    assert item["authorName"] == f"Learner {author[:4]}"
    assert item["publishedAt"] == to_iso(NOW)
    assert "editedAt" not in item
    assert site.counters() == (1, 1)
    assert site.told(ADA, site.sk()) is None


def test_what_others_read_is_named_by_readable_attributes(site: Site) -> None:
    record = site.writes(ADA, "One")
    site.sends(record)
    site.now += 5
    site.sends(site.puts(ADA, site.sk(-5), "Two"))
    item = site.published(ADA, site.sk(-5)) or {}
    assert {*item} - attributes.CONTENT_READABLE == {"sequence", "person"}


def test_the_author_is_told_who_they_are_with_the_first_comment_only(site: Site) -> None:
    counting = cloud.Counting(site.content.client)
    site.sends(site.writes(ADA, "One"))
    told = site.learners.get(keys.issued(ADA, keys.AUTHOR)) or {}
    assert told["authorId"] == author_id("a key", ADA)
    assert told["authorName"] == f"Learner {told['authorId'][:4]}"
    site.client = counting
    site.sends(site.writes(ADA, "Two", 1.0))
    assert counting.calls["transact_write_items"] == 1


def test_a_name_that_the_author_has_is_shown(site: Site) -> None:
    author = keys.author(author_id("a key", ADA))
    cloud.put(site.content, {**author._asdict(), "authorName": "Ada"})
    site.sends(site.writes(ADA, "One"))
    assert (site.published(ADA, site.sk()) or {})["authorName"] == "Ada"


def test_an_edit_within_its_time_is_shown_and_says_so(site: Site) -> None:
    sk = site.sk()
    site.sends(site.writes(ADA, "One"))
    site.now += COMMENT_EDIT_SECONDS
    site.sends(site.puts(ADA, sk, "Two"))
    item = site.published(ADA, sk) or {}
    assert item["html"] == "<p>Two</p>"
    assert item["publishedAt"] == to_iso(NOW)
    assert item["editedAt"] == to_iso(site.now)
    assert site.counters() == (1, 2)


def test_writing_the_same_again_is_no_edit(site: Site) -> None:
    sk = site.sk()
    site.sends(site.writes(ADA, "One"))
    site.now += 10 * COMMENT_EDIT_SECONDS
    site.sends(site.puts(ADA, sk, "One"))
    assert "editedAt" not in (site.published(ADA, sk) or {})
    assert site.told(ADA, sk) is None
    assert site.counters() == (1, 1)


def test_a_deleted_comment_leaves_no_text_and_no_name_and_is_forgotten_in_time(site: Site) -> None:
    sk = site.sk()
    site.sends(site.writes(ADA, "One"))
    site.sends(site.removes(ADA, sk))
    item = site.published(ADA, sk) or {}
    assert {*item} == {"pk", "sk", "deleted", "sequence", "expiresAt"}
    assert site.counters() == (0, 2)


def test_a_reply_is_counted_at_its_root_and_at_the_entry(site: Site) -> None:
    root = site.sk()
    site.sends(site.writes(ADA, "One"))
    reply = site.writes(GRACE, "Yes", 1.0, site.id(ADA, root))
    assert site.sends(reply) == []
    item = site.published(GRACE, reply["dynamodb"]["Keys"]["sk"]["S"]) or {}
    assert item["pk"] == f"REPLIES#{LESSON}#{site.id(ADA, root)}"
    assert (site.published(ADA, root) or {})["replies"] == 1
    assert site.counters() == (2, 2)


def test_an_edit_and_a_reply_in_one_batch_both_stand(site: Site) -> None:
    root = site.sk()
    site.sends(site.writes(ADA, "One"))
    site.sends(site.puts(ADA, root, "Better"), site.writes(GRACE, "Yes", 1.0, site.id(ADA, root)))
    item = site.published(ADA, root) or {}
    assert (item["html"], item["replies"]) == ("<p>Better</p>", 1)
    assert site.counters() == (2, 3)


def test_a_deleted_root_keeps_its_place_while_it_has_replies(site: Site) -> None:
    root = site.sk()
    site.sends(site.writes(ADA, "One"))
    reply = site.sk(1.0, site.id(ADA, root))
    site.sends(site.writes(GRACE, "Yes", 1.0, site.id(ADA, root)))
    site.sends(site.removes(ADA, root))
    item = site.published(ADA, root) or {}
    assert item["deleted"] is True
    assert item["replies"] == 1
    assert "expiresAt" not in item
    site.sends(site.removes(GRACE, reply))
    item = site.published(ADA, root) or {}
    assert item["replies"] == 0
    assert "expiresAt" in item
    assert site.counters()[0] == 0


def test_a_reply_to_a_deleted_root_may_still_be_edited(site: Site) -> None:
    root = site.sk()
    site.sends(site.writes(ADA, "One"))
    reply = site.sk(1.0, site.id(ADA, root))
    site.sends(site.writes(GRACE, "Yes", 1.0, site.id(ADA, root)))
    site.sends(site.removes(ADA, root))
    site.sends(site.puts(GRACE, reply, "Yes indeed"))
    assert (site.published(GRACE, reply) or {})["html"] == "<p>Yes indeed</p>"


def test_a_comment_that_comes_again_after_it_was_deleted_revives_nothing(site: Site) -> None:
    sk = site.sk()
    written = site.writes(ADA, "One")
    site.sends(written)
    removed = site.removes(ADA, sk)
    site.sends(removed)
    before = cloud.snapshot(site.content)
    site.sends(written)
    site.sends(removed)
    site.sends(written, removed)
    assert cloud.snapshot(site.content) == before


def test_nor_when_its_tombstone_is_forgotten(site: Site) -> None:
    """What its learner doesn't have any more isn't published."""
    written = site.writes(ADA, "One")
    site.removes(ADA, site.sk())
    site.sends(written)
    assert site.published(ADA, site.sk()) is None
    assert site.counters() == (0, 0)


@pytest.mark.parametrize("apart", [True, False])
def test_the_batches_that_lambda_makes_change_nothing(site: Site, apart: bool) -> None:
    """Published, then edited to what is refused: what was published stays."""
    sk = site.sk()
    first = site.writes(ADA, "One")
    second = site.puts(ADA, sk, "")
    if apart:
        site.sends(first)
        site.sends(second)
    else:
        site.sends(first, second)
    assert (site.published(ADA, sk) or {})["html"] == "<p>One</p>"
    assert site.reason(ADA, sk) == "empty"
    assert site.counters() == (1, 1)


def test_the_record_that_lambda_gave_up_changes_no_newer_decision(site: Site) -> None:
    sk = site.sk()
    first, second, third = (
        site.writes(ADA, "One"),
        site.puts(ADA, sk, "Two"),
        site.puts(ADA, sk, "Three"),
    )
    site.sends(first)
    site.sends(third)
    site.sends(second)
    assert (site.published(ADA, sk) or {})["html"] == "<p>Three</p>"


def test_a_reply_waits_for_its_own_root_that_is_on_its_way(site: Site) -> None:
    root = site.writes(ADA, "One")
    reply = site.writes(ADA, "And two", 1.0, site.id(ADA, site.sk()))
    assert site.sends(reply) == [reply["dynamodb"]["SequenceNumber"]]
    assert site.sends(root) == []
    assert site.sends(reply) == []
    assert site.counters() == (2, 2)


def test_a_comment_may_be_put_back_under_its_key(site: Site) -> None:
    sk = site.sk()
    site.sends(site.writes(ADA, "One"))
    site.sends(site.removes(ADA, sk))
    site.sends(site.puts(ADA, sk, "Again"))
    item = site.published(ADA, sk) or {}
    assert item["html"] == "<p>Again</p>"
    assert not {"deleted", "expiresAt"} & {*item}
    assert site.counters() == (1, 3)


def test_many_comments_of_one_entry_are_counted_once_for_all(site: Site) -> None:
    subs = [f"{number:08}-0000-4000-8000-000000000000" for number in range(20)]
    counting = cloud.Counting(site.content.client)
    site.sends(*(site.writes(sub, "First") for sub in subs))
    site.client = counting
    site.now += 100
    site.sends(*(site.writes(sub, "Second") for sub in subs))
    assert counting.calls["transact_write_items"] == 1
    assert site.counters() == (40, 40)
