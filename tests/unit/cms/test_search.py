"""Search over what is published, by people who type anything."""

import pytest
from django.test import Client
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from wagtail.models import Locale

from local.cms.courses.models import Course
from local.cms.search_words import QUERY_TOKENS, words
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
    assert len(kept) <= QUERY_TOKENS
    assert all(word and not set(word) & set('"*()^:-+ {}') for word in kept)


TEXT = "数据库设计 データベース 데이터베이스 Straße und Größe, C++ and C#. Résumé"


@pytest.mark.parametrize(
    "query",
    [
        *("设计", "计", "数据库", "ベース", "ﾃﾞｰﾀ", "베이스", "Strasse", "STRASSE", "straße"),
        *("grosse", "groß", "gro\u0308ße", "C#", "c++", "resume", "the Größe", "und", "ｃ＋＋"),
    ],
)
def test_it_is_found_however_it_is_written(
    reader: Client, editor: Editor, course: Course, query: str
) -> None:
    body = [{"type": "text", "value": f"<p>{TEXT}</p>"}]
    editor.lesson(course, "Written", body=body, publish=True)
    assert [hit["title"] for hit in _search(reader, query)] == ["Written"]


@pytest.mark.parametrize("query", ["据计", "스베", "F#", "the", "?!", "…"])
def test_what_isnt_there_is_not_found(
    reader: Client, editor: Editor, course: Course, query: str
) -> None:
    body = [{"type": "text", "value": f"<p>{TEXT}</p>"}]
    editor.lesson(course, "Written", body=body, publish=True)
    assert _search(reader, query) == []


def _find(reader: Client, **asked: str) -> tuple[int, list[tuple[str, str]]]:
    answer = reader.get("/api/search/", asked)
    assert answer.status_code == 200, answer.content
    body = answer.json()
    hits = [(hit["title"], hit["meta"]["locale"]) for hit in body["items"]]
    return body["meta"]["total_count"], hits


def test_untranslated_hits_follow_those_in_the_chosen_language(
    reader: Client, editor: Editor
) -> None:
    german = Locale.objects.create(language_code="de")
    both = editor.course("Sorting both", publish=True)
    editor.course("Sorting english", publish=True)
    copy = both.copy_for_translation(german, copy_parents=True)
    editor.publish(copy, title="Sorting deutsch")
    wanted = [("Sorting deutsch", "de"), ("Sorting english", "en")]
    assert _find(reader, search="sorting", locale="de") == (2, wanted)
    for at in range(2):
        page = _find(reader, search="sorting", locale="de", offset=str(at), limit="1")
        assert page == (2, [wanted[at]])
    assert len(_find(reader, search="sorting", locale="en")[1]) == 2


def test_what_stands_in_several_other_languages_is_one_hit(reader: Client, editor: Editor) -> None:
    for tag in ("fr", "ar", "de"):
        Locale.objects.create(language_code=tag)

    def copied(page: Course, tag: str) -> None:
        locale = Locale.objects.get(language_code=tag)
        editor.publish(page.copy_for_translation(locale, copy_parents=True), title=f"Sorting {tag}")

    english = editor.course("Sorting english", publish=True)
    foreign = editor.course("Sorting draft")
    copied(english, "fr")
    copied(foreign, "fr")
    copied(foreign, "ar")
    total, hits = _find(reader, search="sorting", locale="de")
    assert total == 2
    assert sorted(hits) == [("Sorting ar", "ar"), ("Sorting english", "en")]


def test_a_page_is_bounded(reader: Client) -> None:
    for asked in ({"limit": "51"}, {"offset": "-1"}, {"offset": "x"}, {"offset": "1001"}):
        assert reader.get("/api/search/", {"search": "a", **asked}).status_code == 400
    assert Client(HTTP_HOST="127.0.0.1").get("/api/search/").status_code == 401


@pytest.mark.parametrize("header", [{}, {"authorization": "Bearer wrong"}])
def test_without_a_known_token_there_is_no_answer(header: dict[str, str]) -> None:
    client = Client(HTTP_HOST="127.0.0.1", headers=header)
    assert client.get("/api/v2/pages/", {"search": "x"}).status_code == 401
