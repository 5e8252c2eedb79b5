"""Least surface: whatever a hook returns, some page shows.

The pages are made as the export makes them, and every field that they ask a Var for is noted.
"""

import dataclasses
import inspect
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from reflex.vars.object import ObjectVar

from tests.unit.webapp.pages.tree import walk
from webapp.build import sources
from webapp.client import states
from webapp.client.module import ClientModule
from webapp.components import behaviour
from webapp.pages import PAGES

Field = tuple[str, str]

READ_BY_THE_CLIENT: dict[Field, tuple[str, str]] = {
    ("CourseCard", "contentId"): ("catalogue.ts", "lessons.get(card.contentId)"),
    ("SearchHit", "contentId"): ("search.ts", "fresh = further.hits.filter(({ contentId })"),
    ("Theme", "choice"): ("theme.ts", "theme.get().choice"),
}
"""What no page shows, and the data layer itself reads of what its hooks return: where."""

FIELDS: list[Field] = [
    (cls.__name__, field.name)
    for module in (states, behaviour)
    for _, cls in inspect.getmembers(module, inspect.isclass)
    if dataclasses.is_dataclass(cls) and cls is not ClientModule
    for field in dataclasses.fields(cls)
]


@pytest.fixture(scope="module")
def shown() -> Iterator[set[Field]]:
    found: set[Field] = set()
    asked = ObjectVar.__getattr__

    def noted(self: Any, name: str) -> Any:
        found.add((getattr(self._var_type, "__name__", ""), name))
        return asked(self, name)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ObjectVar, "__getattr__", noted)
        for page in PAGES:
            for part in walk(page.page()):
                part.render()
        yield found


@pytest.mark.parametrize("field", FIELDS, ids=".".join)
def test_every_field_of_a_hook_is_shown(field: Field, shown: set[Field]) -> None:
    assert field in shown or field in READ_BY_THE_CLIENT


@pytest.mark.parametrize("field", READ_BY_THE_CLIENT, ids=".".join)
def test_or_is_read_by_the_data_layer(field: Field, shown: set[Field]) -> None:
    file, text = READ_BY_THE_CLIENT[field]
    assert field in FIELDS
    assert field not in shown, "a page shows it"
    assert text in sources.client_files()[file]


def test_a_field_that_no_page_asks_for_would_be_noticed(shown: set[Field]) -> None:
    assert ("Lesson", "likes") in shown
    assert ("Lesson", "likeBusy") not in shown


def test_the_pages_are_where_this_looks() -> None:
    assert {Path(inspect.getfile(page)).stem for page in PAGES} >= {"lesson", "profile", "search"}
