"""Functions can find the author of a published comment, and no other learner can."""

from lectern import attributes
from tests.unit.functions import cloud
from tests.unit.functions.activity.comments.conftest import ADA, Site


def test_nothing_that_others_may_read_names_the_person(site: Site) -> None:
    site.sends(site.writes(ADA, "One"), site.writes(ADA, "Two", 1.0))
    items = [*cloud.snapshot(site.content).values()]
    shown = [{name: item.get(name) for name in attributes.CONTENT_READABLE} for item in items]
    assert ADA in str(items)
    assert ADA not in str(shown)


def test_the_person_goes_with_the_text(site: Site) -> None:
    site.sends(site.writes(ADA, "One"))
    assert (site.published(ADA, site.sk()) or {})["person"] == ADA
    site.sends(site.removes(ADA, site.sk()))
    assert ADA not in str(cloud.snapshot(site.content))
