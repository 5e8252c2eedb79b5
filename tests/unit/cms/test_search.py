"""Search over what is published, by people who type anything."""

import pytest
from django.test import Client
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from local.cms.courses.models import Course
from local.cms.words import QUERY_CHARACTERS, QUERY_WORDS, words
from tests.unit.cms.editor import Editor

FIELDS = "_,id,type,title,slug,locale,summary,course_title"


def _search(reader: Client, query: str, **more: str) -> list[dict[str, object]]:
    asked = {
        "type": "courses.Course,courses.Lesson",
        "search": query,
        "locale": "en",
        "limit": "20",
        "fields": FIELDS,
        **more,
    }
    answer = reader.get("/api/v2/pages/", asked)
    assert answer.status_code == 200, answer.content
    return answer.json()["items"]


@pytest.fixture
def found(editor: Editor, course: Course) -> None:
    body = [
        {"type": "text", "value": "<p>A <b>sparse</b> index holds few items.</p>"},
        {"type": "code", "value": {"language": "python", "code": "table.put_item()"}},
    ]
    editor.lesson(course, "Overloading", body=body, publish=True)


@pytest.mark.usefixtures("found")
@pytest.mark.parametrize(
    "query",
    ["overloading", "OVERLOAD", "sparse index", "index sparse", "about overloading", "put_item"],
)
def test_title_summary_and_body_are_found_by_words_in_any_order(reader: Client, query: str) -> None:
    (hit,) = _search(reader, query)
    assert hit["meta"] == {"type": "courses.Lesson", "slug": "overloading", "locale": "en"}
    assert hit["title"] == "Overloading"
    assert hit["summary"] == "About Overloading."
    assert hit["course_title"] == "Keys"


@pytest.mark.usefixtures("found")
def test_courses_and_lessons_come_in_one_answer(reader: Client) -> None:
    kinds = {hit["meta"]["type"]: hit["course_title"] for hit in _search(reader, "about")}  # type: ignore[index]
    assert kinds == {"courses.Course": "", "courses.Lesson": "Keys"}


@pytest.mark.usefixtures("found")
def test_all_words_must_occur(reader: Client) -> None:
    assert _search(reader, "sparse elephants") == []


def test_drafts_are_not_found(editor: Editor, course: Course, reader: Client) -> None:
    editor.lesson(course, "Unfinished")
    assert _search(reader, "unfinished") == []


def test_what_is_unpublished_is_not_found(editor: Editor, course: Course, reader: Client) -> None:
    editor.unpublish(editor.lesson(course, "Withdrawn", publish=True))
    assert _search(reader, "withdrawn") == []


AWKWARD = [
    '"',
    "'",
    "a AND",
    "NOT",
    "NEAR(",
    "title:x",
    "a*",
    "^a",
    "-a",
    "%s",
    "\\",
    "\0",
    "(",
    "",
]


@pytest.mark.usefixtures("found")
@pytest.mark.parametrize("query", AWKWARD)
def test_query_syntax_is_harmless(reader: Client, query: str) -> None:
    assert isinstance(_search(reader, query), list)


@hypothesis_settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=300))
def test_any_text_gets_an_answer(reader: Client, query: str) -> None:
    assert isinstance(_search(reader, query), list)


@given(st.text())
def test_only_letters_and_digits_remain(query: str) -> None:
    kept = words(query)
    assert len(kept) <= QUERY_WORDS
    assert all(word and word in query[:QUERY_CHARACTERS] for word in kept)
    assert all(character.isalnum() for word in kept for character in word)


@pytest.mark.parametrize("header", [{}, {"authorization": "Bearer wrong"}])
def test_without_a_known_token_there_is_no_answer(header: dict[str, str]) -> None:
    client = Client(HTTP_HOST="127.0.0.1", headers=header)
    assert client.get("/api/v2/pages/", {"search": "x"}).status_code == 401
