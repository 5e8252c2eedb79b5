"""Rates and doubles are counted from a learner's own items, and from what they took back."""

from lectern.comment_keys import CommentKey, spelled
from lectern.learner_items import COMMENT
from lectern.limits import COMMENTS_A_DAY, COMMENTS_A_MINUTE
from tests.unit.functions import cloud
from tests.unit.functions.activity.comments.conftest import ADA, GRACE, Site
from tests.unit.functions.activity.conftest import entry


def test_more_than_ten_in_a_minute(site: Site) -> None:
    records = [site.writes(ADA, f"No. {at}", at) for at in range(COMMENTS_A_MINUTE + 1)]
    for record in records:
        site.sends(record)
    told = [site.reason(ADA, site.sk(at)) for at in range(COMMENTS_A_MINUTE + 1)]
    assert told == [None] * COMMENTS_A_MINUTE + ["too-fast"]
    site.sends(site.writes(ADA, "Later", 71))
    assert site.reason(ADA, site.sk(71)) is None


def test_however_lambda_cuts_the_batch(site: Site) -> None:
    records = [site.writes(ADA, f"No. {at}", at) for at in range(COMMENTS_A_MINUTE + 1)]
    site.sends(*records)
    assert site.counters()[0] == COMMENTS_A_MINUTE


def test_more_than_a_hundred_a_day_wherever_they_are(site: Site) -> None:
    for at in range(COMMENTS_A_DAY):
        key = CommentKey(spelled(site.now - 86000 + 100 * at), f"wagtail-{at}")
        cloud.put(site.learners, {**COMMENT.key(ADA, str(key))._asdict(), "text": "One"})
    site.sends(site.writes(ADA, "One too many"))
    assert site.reason(ADA, site.sk()) == "too-many"
    site.sends(site.writes(GRACE, "Mine"))
    assert site.reason(GRACE, site.sk()) is None


def test_who_takes_back_what_they_wrote_does_not_write_for_ever(site: Site) -> None:
    for at in range(COMMENTS_A_DAY):
        sk = site.sk()
        site.sends(site.writes(ADA, f"No. {at}"))
        site.sends(site.removes(ADA, sk))
        site.now += 7
    assert site.counters()[0] == 0
    sk = site.sk()
    site.sends(site.writes(ADA, "Once more"))
    assert site.reason(ADA, sk) == "too-many"


def test_the_same_text_twice_on_one_entry(site: Site) -> None:
    site.sends(site.writes(ADA, "One"))
    site.sends(site.writes(ADA, " One\n", 1))
    assert site.reason(ADA, site.sk(1)) == "duplicate"
    site.sends(site.writes(GRACE, "One", 2))
    assert site.reason(GRACE, site.sk(2)) is None
    entry(site.content, "wagtail-13")
    elsewhere = site.sk(3, content_id="wagtail-13")
    site.sends(site.puts(ADA, elsewhere, "One"))
    assert site.reason(ADA, elsewhere) is None


def test_what_was_refused_or_taken_back_is_no_double(site: Site) -> None:
    entry(site.content, status="unpublished")
    site.sends(site.writes(ADA, "One"))
    entry(site.content)
    site.sends(site.writes(ADA, "One", 1))
    assert site.reason(ADA, site.sk(1)) is None
    site.sends(site.removes(ADA, site.sk(1)))
    site.sends(site.writes(ADA, "One", 2))
    assert site.reason(ADA, site.sk(2)) is None


def test_an_edit_to_what_one_said_already(site: Site) -> None:
    site.sends(site.writes(ADA, "One"), site.writes(ADA, "Two", 1))
    site.sends(site.puts(ADA, site.sk(1), "One"))
    assert site.reason(ADA, site.sk(1)) == "duplicate"


def test_a_day_of_300_kilobyte_items_is_too_many(site: Site) -> None:
    """One answer holds 1 MB: nobody who writes comments has as much in a day."""
    for at in range(5):
        key = CommentKey(spelled(site.now - 3600 + at), f"wagtail-{at}")
        cloud.put(site.learners, {**COMMENT.key(ADA, str(key))._asdict(), "text": "x" * 300_000})
    site.sends(site.writes(ADA, "One"))
    assert site.reason(ADA, site.sk()) == "too-many"
