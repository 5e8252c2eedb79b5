"""The courses that ship with Lectern: their listings run, their pictures are light."""

import contextlib
import io
import json
from itertools import pairwise
from typing import Any

import pytest
from PIL import Image as Bitmap

from local.courses.model import Block, Code, Course, Image, Lesson, Picture, Video
from local.courses.reader import read_courses

COURSES = read_courses()
LESSONS = [lesson for course in COURSES for lesson in course.lessons]
PICTURE_BYTES = 80 * 1024


def slug_of(entry: Course | Lesson) -> str:
    return entry.slug


def pictures(course: Course) -> list[Picture | Image]:
    blocks = [block for lesson in course.lessons for block in lesson.blocks]
    covers = [lesson.cover for lesson in course.lessons if lesson.cover]
    return [course.cover, *covers, *(block for block in blocks if isinstance(block, Image))]


@pytest.mark.parametrize("course", COURSES, ids=slug_of)
def test_a_course_is_worth_starting(course: Course) -> None:
    assert len(course.lessons) >= 5
    assert len({lesson.slug for lesson in course.lessons}) == len(course.lessons)
    assert any(isinstance(block, Video) for lesson in course.lessons for block in lesson.blocks)


@pytest.mark.parametrize("course", COURSES, ids=slug_of)
def test_pictures_are_bitmaps_of_the_agreed_size_and_weight(course: Course) -> None:
    with Bitmap.open(course.cover.path) as cover:
        assert cover.size == (1200, 675)
    for picture in pictures(course):
        assert picture.path.stat().st_size <= PICTURE_BYTES, picture.path
        with Bitmap.open(picture.path) as bitmap:
            assert (bitmap.format, bitmap.width <= 1600) == ("PNG", True), picture.path


@pytest.mark.parametrize("course", COURSES, ids=slug_of)
def test_every_picture_is_shown_and_keeps_its_drawing(course: Course) -> None:
    shown = {picture.path for picture in pictures(course)}
    folder = course.cover.path.parent
    assert shown == set(folder.glob("*.png"))
    assert {path.with_suffix(".svg") for path in shown} == set(folder.glob("*.svg"))


@pytest.mark.parametrize("lesson", LESSONS, ids=slug_of)
def test_the_python_of_a_lesson_runs_from_top_to_bottom_and_prints_what_it_says(
    lesson: Lesson,
) -> None:
    """The listings are one program; a text listing right after one is what it prints."""
    names: dict[str, Any] = {"__name__": "lesson"}
    try:
        for block, following in pairwise((*lesson.blocks, None)):
            check_python(block, following, names)
    finally:
        if "aws" in names:
            names["aws"].stop()


def check_python(block: Block | None, following: Block | None, names: dict[str, Any]) -> None:
    if not isinstance(block, Code) or block.language != "python":
        return
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(block.code, names)  # noqa: S102  our own listings
    if isinstance(following, Code) and following.language == "text":
        assert printed.getvalue().rstrip("\n") == following.code


@pytest.mark.parametrize("lesson", LESSONS, ids=slug_of)
def test_the_json_of_a_lesson_parses(lesson: Lesson) -> None:
    for block in lesson.blocks:
        if isinstance(block, Code) and block.language == "json":
            assert isinstance(json.loads(block.code), dict)
