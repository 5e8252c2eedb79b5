"""The loader against the real CMS, over its HTTP API, without a socket."""

from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from django.test import Client
from PIL import Image as Bitmap
from wagtail.images.models import Image as Upload

from local import seed as seeding
from local.cms.courses import models as pages
from local.cms.credentials import CmsCredentials
from local.cms.webhooks.models import Delivery
from local.courses.model import Code, Course, Html, Image, Lesson, Picture, Quote, Video
from local.seed import SeedReport, loader
from local.seed.cms import Cms, CmsRefused
from tests.unit.cms.editor import Editor, events, told

URL = "http://127.0.0.1:8000"


def _answer(request: httpx.Request) -> httpx.Response:
    """The CMS's own answer, by Django's test client."""
    answer = Client().generic(
        request.method,
        str(request.url),
        request.read(),
        content_type=request.headers.get("content-type", ""),
        headers={name: request.headers[name] for name in ("host", "authorization")},
    )
    return httpx.Response(answer.status_code, content=answer.content)


@pytest.fixture(autouse=True)
def _no_socket(monkeypatch: pytest.MonkeyPatch) -> None:
    def connect(url: str, token: str) -> Cms:
        headers = {"authorization": f"Bearer {token}"}
        transport = httpx.MockTransport(_answer)
        return Cms(httpx.Client(base_url=url, headers=headers, transport=transport))

    monkeypatch.setattr(loader, "connect", connect)


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    file = tmp_path / "plan.png"
    Bitmap.new("RGB", (64, 36), (200, 30, 30)).save(file)
    return file


def _lesson(slug: str, picture: Path) -> Lesson:
    return Lesson(
        slug=slug,
        title=f"Lesson {slug}",
        summary="What it is about.",
        duration_minutes=7,
        level="intermediate",
        tags=("keys", "two words"),
        cover=Picture(picture, "A plan"),
        blocks=(
            Html("<p>Some <code>code</code>.</p>"),
            Code("python", "    indented()"),
            Image(picture, "A plan", "Fig. 1"),
            Quote("Measure.", "Someone"),
            Video("https://example.org/v", "A talk"),
        ),
    )


@pytest.fixture
def source(picture: Path) -> Course:
    return Course(
        slug="loaded",
        title="Loaded",
        summary="From a file.",
        level="beginner",
        tags=("a",),
        cover=Picture(picture, "A plan"),
        lessons=(_lesson("a", picture), _lesson("b", picture)),
    )


@pytest.fixture
def load(secrets: CmsCredentials):  # type: ignore[no-untyped-def]
    return lambda *courses: seeding.seed(URL, secrets.api_token, courses)


def _counts(report: SeedReport) -> tuple[int, int, int]:
    return report.created, report.updated, report.unchanged


def test_a_course_arrives_whole_and_public(load, source: Course) -> None:  # type: ignore[no-untyped-def]
    report = load(source)
    assert _counts(report) == (3, 0, 0)
    assert [f"wagtail-{page_id}" for _, page_id in told()] == list(report.content_ids)
    lesson = events()[1]["data"]
    assert (lesson["slug"], lesson["position"], lesson["durationMinutes"]) == ("a", 1, 7)
    assert lesson["tags"] == ["keys", "two words"]
    assert lesson["cover"]["alt"] == "A plan"
    kinds = [block["type"] for block in lesson["body"]]
    assert kinds == ["text", "code", "image", "quote", "video"]
    assert lesson["body"][0]["html"] == "<p>Some <code>code</code>.</p>"
    assert lesson["body"][1]["code"] == "    indented()"


def test_it_tells_how_far_it_is(secrets: CmsCredentials, source: Course) -> None:
    told_so_far: list[tuple[int, int]] = []
    seeding.seed(URL, secrets.api_token, [source], lambda *count: told_so_far.append(count))
    assert told_so_far == [(1, 3), (2, 3), (3, 3)]


def test_a_picture_used_often_is_uploaded_once(load, source: Course) -> None:  # type: ignore[no-untyped-def]
    load(source)
    assert Upload.objects.count() == 1


def test_a_second_run_changes_nothing(load, source: Course) -> None:  # type: ignore[no-untyped-def]
    first = load(source)
    Delivery.objects.all().delete()
    second = load(source)
    assert _counts(second) == (0, 0, 3)
    assert second.content_ids == first.content_ids
    assert told() == []


def test_only_what_changed_in_the_source_is_written(load, source: Course) -> None:  # type: ignore[no-untyped-def]
    load(source)
    Delivery.objects.all().delete()
    first, second = source.lessons
    changed = replace(source, lessons=(first, replace(second, title="Better")))
    assert _counts(load(changed)) == (0, 1, 2)
    (event,) = events()
    assert event["data"]["title"] == "Better"


def test_a_new_picture_under_the_same_name_is_a_change(  # type: ignore[no-untyped-def]
    load, source: Course, picture: Path
) -> None:
    load(source)
    Bitmap.new("RGB", (64, 36), (30, 30, 200)).save(picture)
    assert _counts(load(source)) == (0, 3, 0)
    assert Upload.objects.count() == 2


def test_an_editors_change_survives_a_second_run(load, source: Course, editor: Editor) -> None:  # type: ignore[no-untyped-def]
    load(source)
    editor.publish(pages.Lesson.objects.get(slug="a"), title="By hand")
    load(source)
    assert pages.Lesson.objects.get(slug="a").title == "By hand"


def test_a_lesson_added_between_two_stands_between_them(  # type: ignore[no-untyped-def]
    load, source: Course, picture: Path
) -> None:
    load(source)
    first, second = source.lessons
    load(replace(source, lessons=(first, _lesson("new", picture), second)))
    parent = pages.Course.objects.get(slug="loaded")
    order = pages.Lesson.objects.child_of(parent).order_by("path").values_list("slug", flat=True)
    assert list(order) == ["a", "new", "b"]


def test_a_withdrawn_lesson_stays_withdrawn_and_is_not_expected(  # type: ignore[no-untyped-def]
    load, source: Course, editor: Editor
) -> None:
    first = load(source)
    editor.unpublish(pages.Lesson.objects.get(slug="b"))
    assert load(source).content_ids == first.content_ids[:2]


def test_a_token_that_may_not_write_is_told_so(source: Course, secrets: CmsCredentials) -> None:
    with pytest.raises(CmsRefused, match="may not write"):
        seeding.seed(URL, secrets.search_token, [source])


def test_a_refusal_says_what_the_cms_said(load, source: Course) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(CmsRefused, match=r"422.*level"):
        load(replace(source, level="wizard"))  # type: ignore[arg-type]
