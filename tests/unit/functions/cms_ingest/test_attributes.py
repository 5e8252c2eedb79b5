"""Least surface: what browsers may read is written here, and asked for and read by the site."""

import re
from pathlib import Path

import pytest

import lectern
from cms_ingest.ingest import Ingest
from lectern import attributes
from lectern.dynamodb import Table
from tests.unit.functions import cloud
from tests.unit.functions.activity.comments.conftest import ADA, GRACE, Site
from tests.unit.functions.cms_ingest.test_publishing import send
from tests.unit.functions.webhooks import course, lesson
from tests.unit.webapp.client import projections

FUNCTIONS = Path(lectern.__file__).parents[1]
SOURCE = "\n".join(
    file.read_text() for file in FUNCTIONS.rglob("*.py") if file.name != "attributes.py"
)


def test_browsers_may_read_what_is_written_and_nothing_else(ingest: Ingest, table: Table) -> None:
    send(ingest, course())
    send(ingest, course(number=8, locale="de", translationKey="t"))
    send(ingest, lesson())
    _discuss(table)
    written = {name for item in cloud.snapshot(table).values() for name in item}
    assert written - attributes.CONTENT_INTERNAL == attributes.CONTENT_READABLE


def _discuss(table: Table) -> None:
    """A comment that is edited and answered, and one that is deleted."""
    site = Site(table, cloud.learners_table())
    root = site.sk()
    site.sends(site.writes(ADA, "One"), site.writes(GRACE, "Two", 1.0))
    site.sends(site.puts(ADA, root, "Better"), site.removes(GRACE, site.sk(1.0)))
    site.sends(site.writes(GRACE, "Yes", 2.0, site.id(ADA, root)))


def test_browsers_may_read_what_the_site_asks_for_and_nothing_else() -> None:
    learners = attributes.LEARNER_WRITABLE - attributes.KEY
    asked = projections.projected()
    assert attributes.CONTENT_READABLE - asked == set()
    assert asked - attributes.CONTENT_READABLE <= learners


def test_the_site_reads_what_it_asks_for() -> None:
    assert projections.unread() == set()


@pytest.mark.parametrize("name", sorted(attributes.CONTENT_INTERNAL))
def test_what_only_functions_read_is_theirs(name: str) -> None:
    assert re.search(rf'\b{name}\b["\' ,)=]', SOURCE)


def test_no_name_is_both() -> None:
    assert not attributes.CONTENT_READABLE & attributes.CONTENT_INTERNAL
