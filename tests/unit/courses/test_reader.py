"""A folder of TOML and Markdown is read as courses in their order, or refused with a place."""

from pathlib import Path

import pytest

from local.courses.model import CourseError, Html, Picture
from local.courses.reader import read_courses

COURSE = """\
title = "Tea"
summary = "How to make it."
level = "beginner"
tags = ["kitchen"]
cover = { path = "cover.png", alt = "A cup" }
"""
LESSON = """\
+++
title = "Water"
summary = "Boil it."
minutes = 3
level = "beginner"
+++

Boil the water.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "01-tea"
    folder.mkdir()
    (folder / "cover.png").touch()
    (folder / "course.toml").write_text(COURSE)
    (folder / "01-water.md").write_text(LESSON)
    return folder


def test_a_course_is_read_with_its_lessons(folder: Path) -> None:
    (course,) = read_courses(folder.parent)
    assert (course.slug, course.title, course.level) == ("tea", "Tea", "beginner")
    assert (course.tags, course.cover) == (("kitchen",), Picture(folder / "cover.png", "A cup"))
    (lesson,) = course.lessons
    assert (lesson.slug, lesson.title, lesson.duration_minutes) == ("water", "Water", 3)
    assert (lesson.tags, lesson.cover) == ((), None)
    assert lesson.blocks == (Html("<p>Boil the water.</p>"),)


def test_names_give_the_order_and_are_not_part_of_the_slug(folder: Path) -> None:
    (folder / "10-serve.md").write_text(LESSON)
    (folder / "02-leaves.md").write_text(LESSON)
    (course,) = read_courses(folder.parent)
    assert [lesson.slug for lesson in course.lessons] == ["water", "leaves", "serve"]


def test_a_folder_without_a_course_file_is_not_a_course(folder: Path) -> None:
    (folder.parent / "sketches").mkdir()
    assert len(read_courses(folder.parent)) == 1


@pytest.mark.parametrize(
    ("before", "after", "line", "problem"),
    [
        ("minutes = 3", "minutes = 0", 4, "`minutes`"),
        ('"beginner"', '"easy"', 5, "beginner, intermediate, advanced"),
        ('summary = "Boil it."', "sumary = 1", 3, "`sumary` means nothing here"),
        ('title = "Water"', 'title = "Water', 2, "not TOML"),
        ('title = "Water"\n', "", 2, "`title`"),
        ("+++\n\n", "\n", 1, "two +++ lines"),
        ("Boil the water.", "# Water", 8, "headings"),
        ("Boil the water.", "", 6, "empty"),
    ],
)
def test_a_mistake_in_a_lesson_names_file_and_line(
    folder: Path, before: str, after: str, line: int, problem: str
) -> None:
    lesson = folder / "01-water.md"
    lesson.write_text(LESSON.replace(before, after))
    with pytest.raises(CourseError) as caught:
        read_courses(folder.parent)
    assert (caught.value.file, caught.value.line) == (lesson, line)
    assert problem in caught.value.problem


def test_a_missing_cover_is_named(folder: Path) -> None:
    (folder / "cover.png").unlink()
    with pytest.raises(CourseError, match=r"course\.toml:5: there is no picture cover\.png"):
        read_courses(folder.parent)


def test_a_lesson_must_be_numbered(folder: Path) -> None:
    (folder / "water.md").write_text(LESSON)
    with pytest.raises(CourseError, match="NN-slug"):
        read_courses(folder.parent)


def test_a_course_must_have_a_lesson(folder: Path) -> None:
    (folder / "01-water.md").unlink()
    with pytest.raises(CourseError, match="at least one lesson"):
        read_courses(folder.parent)
