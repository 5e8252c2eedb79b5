"""Pictures come from the media origin alone; a film may stand elsewhere."""

from typing import Any

import pytest

from lectern.content import Image, Lesson, Rendition, Video
from tests.unit.functions.sanitising import cleaned
from tests.unit.functions.webhooks import MEDIA


def image(url: str) -> tuple[Any, ...]:
    content = cleaned(body=[{"type": "image", "url": url, "alt": "", "caption": ""}])
    assert isinstance(content, Lesson)
    return content.blocks


def video(url: str) -> tuple[Any, ...]:
    content = cleaned(body=[{"type": "video", "url": url, "title": "A talk"}])
    assert isinstance(content, Lesson)
    return content.blocks


def test_a_picture_of_the_media_origin_is_kept_and_a_relative_one_completed() -> None:
    assert image(f"{MEDIA}/a.png") == (Image(f"{MEDIA}/a.png", ""),)
    assert image("/media/a.png") == (Image(f"{MEDIA}/media/a.png", ""),)


@pytest.mark.parametrize(
    "url",
    [
        "https://elsewhere.example.org/a.png",
        "http://media.example.org/a.png",
        "https://media.example.org:444/a.png",
        "https://media.example.org@elsewhere.example/a.png",
        "//elsewhere.example.org/a.png",
        "/\\elsewhere.example.org/a.png",
        "javascript:alert(1)",
        "data:image/svg+xml,<svg/>",
        'https://media.example.org/"onload="x',
        "https://media.example.org:port/a.png",
    ],
)
def test_other_pictures_are_left_out_and_the_lesson_stays(url: str) -> None:
    assert image(url) == ()


def test_a_cover_of_another_origin_is_left_out() -> None:
    cover = {"url": "https://elsewhere.example.org/a.png", "alt": "", "width": 1, "height": 1}
    assert cleaned(cover=cover).entry.cover is None
    assert cleaned().entry.cover is not None


def test_the_smaller_files_of_a_picture_stand_at_its_origin_too() -> None:
    elsewhere = {"url": "https://elsewhere.example.org/s.png", "width": 400}
    smaller = [elsewhere, {"url": "/media/m.png", "width": 800}]
    cover = {"url": "/media/a.png", "alt": "", "width": 1, "height": 1, "smaller": smaller}
    kept = cleaned(cover=cover).entry.cover
    assert kept is not None
    assert kept.smaller == (Rendition(f"{MEDIA}/media/m.png", 800),)


def test_a_video_may_stand_elsewhere_but_only_at_an_http_address() -> None:
    assert video("https://video.example.org/1") == (Video("https://video.example.org/1", "A talk"),)
    assert video("javascript:alert(1)") == ()
    assert video("https://user:pw@video.example.org/") == ()
