"""The browser's keys, item types and bounds are those of `lectern/learner_items.py`."""

import re
from typing import get_args

import pytest

from lectern import learner_items
from lectern.families import CONTENT_ID, Attribute, Family
from lectern.learner_items import FAMILIES, PREFERENCES
from webapp.build import constants, sources
from webapp.client.states import ThemeChoice

NOTE = Family(
    "note",
    "NOTE#",
    (
        Attribute("contentId", "content id"),
        Attribute("words", "text", least=1, most=2000),
        Attribute("markColour", "choice", choices=("red", "blue"), required=False),
    ),
    activity="ignore",
    exported=True,
    follows=CONTENT_ID,
)


def test_the_generated_module_says_that_it_is_generated() -> None:
    assert constants.typescript().startswith("// Generated from backend_functions/lectern by")


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.name)
def test_every_family_has_a_key_and_a_type(family: Family) -> None:
    text = constants.typescript()
    prefix = "_PREFIX" if family.many else ""
    assert f'export const {family.name.upper()}{prefix} = "{family.sort_key}";' in text
    written = re.search(rf"export type {family.name.capitalize()}Item = {{(.*)}};", text)
    assert written is not None
    assert re.findall(r"(\w+)\??:", written[1]) == [each.name for each in family.attributes]


def test_the_bounds_stand_beside_them() -> None:
    text = constants.typescript()
    assert "export const DISPLAY_NAME_CHARACTERS = 60;" in text
    assert "export const ABOUT_CHARACTERS = 500;" in text


def test_a_choice_is_one_of_its_words() -> None:
    words = " | ".join(f'"{each}"' for each in PREFERENCES.attribute("theme").choices)
    assert f"theme: {words};" in constants.typescript()


def test_the_site_uses_all_that_is_generated() -> None:
    files = sources.client_files()
    rest = "\n".join(text for name, text in files.items() if name != constants.FILE_NAME)
    names = re.findall(r"export const (\w+)", files[constants.FILE_NAME])
    assert [name for name in names if not re.search(rf"\b{name}\b", rest)] == []


def test_a_mark_is_made_of_its_entry_and_the_time() -> None:
    marks = constants.typescript().partition("export const MARKS = {")[2].partition("};\n")[0]
    assert (
        '  like: { prefix: "LIKE#", item: (id: string, now: string): LikeItem => '
        "({ contentId: id, createdAt: now }) }," in marks
    )
    assert {*re.findall(r"^  (\w+):", marks, re.MULTILINE)} == {
        family.name for family in FAMILIES if family.follows is CONTENT_ID
    } - {"place"}, "it says more than that something is there"


def test_a_completion_is_kept_with_the_learners_own_day() -> None:
    assert (
        '  progress: { prefix: "PROGRESS#", item: (id: string, now: string, day: string): '
        "ProgressItem => ({ lessonId: id, completedAt: now, day: day }) },"
    ) in constants.typescript()


def test_the_pages_know_the_same_themes() -> None:
    assert PREFERENCES.attribute("theme").choices == get_args(ThemeChoice)


def test_a_new_family_needs_nothing_but_its_declaration(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("webapp.build.learner_items.FAMILIES", (*learner_items.FAMILIES, NOTE))
    text = constants.typescript()
    assert 'export const NOTE_PREFIX = "NOTE#";' in text
    assert (
        'export type NoteItem = { contentId: string; words: string; markColour?: "red" | "blue"; };'
        in text
    )
    assert "export const WORDS_CHARACTERS = 2000;" in text
