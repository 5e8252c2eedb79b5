"""A path has one spelling, or it is refused before anything is looked up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lectern.content_ids import is_content_id
from lectern.errors import BadMediaRequest
from lectern.limits import MEDIA_PATH_CHARACTERS
from media.request import MediaRequest, from_event
from tests.unit.functions.media.conftest import FILM, LESSON, request


@pytest.mark.parametrize(
    "path", [FILM, "/private/a", "/private/2026/A-b_c~d.1.mp4", "/private/" + "x" * 491]
)
def test_a_plain_path_below_private_is_taken(path: str) -> None:
    assert from_event(request(path=path)) == MediaRequest(LESSON, path)


@pytest.mark.parametrize(
    "path",
    [
        None,
        "",
        "/",
        "/private",
        "/private/",
        "/privateer/a.mp4",
        "/public/a.mp4",
        "private/a.mp4",
        "//private/a.mp4",
        "/private//a.mp4",
        "/private/a.mp4/",
        "/private/.",
        "/private/..",
        "/private/../public/a.mp4",
        "/private/x/../../a.mp4",
        "/private/.hidden",
        "/private/%2e%2e/a.mp4",
        "/private/a%2fb.mp4",
        "/private/a\\b.mp4",
        "/private/*",
        "/private/film?.mp4",
        "/private/a.mp4?Expires=9999999999",
        "/private/a.mp4#t=10",
        '/private/a","Condition":{}',
        "/private/a'b",
        "/private/a b.mp4",
        "/private/a\n.mp4",
        "/private/a.mp4\n",
        "/private/\x00.mp4",
        "/private/ä.mp4",
        "/private/&Key-Pair-Id=K",
        "/Private/a.mp4",
        "https://evil.example/private/a.mp4",
        "//evil.example/private/a.mp4",
        "/private@evil.example/a.mp4",
        "/private/" + "x" * MEDIA_PATH_CHARACTERS,
    ],
)
def test_every_other_path_is_refused(path: str | None) -> None:
    with pytest.raises(BadMediaRequest, match="below /private/"):
        from_event(request(path=path))


@pytest.mark.parametrize(
    "content",
    [None, "", "-7", "wagtail", "Wagtail-7", "wagtail 7", "wagtail#7", "wagtail-7\n"],
)
def test_what_is_no_entrys_id_is_refused(content: str | None) -> None:
    with pytest.raises(BadMediaRequest, match="id of an entry"):
        from_event(request(content=content))


@given(st.text("aA7-._ #/\n", max_size=100))
def test_exactly_the_ids_of_the_one_grammar_are_taken(content: str) -> None:
    try:
        taken = from_event(request(content=content)).content_id == content
    except BadMediaRequest:
        taken = False
    assert taken == is_content_id(content)


def test_a_request_without_any_parameter_is_refused() -> None:
    with pytest.raises(BadMediaRequest):
        from_event({"queryStringParameters": None})


@given(st.text(max_size=60))
def test_what_is_taken_can_neither_climb_nor_be_decoded_nor_match_another(text: str) -> None:
    try:
        path = from_event(request(path=f"/private/{text}")).path
    except BadMediaRequest:
        return
    assert path.isascii()
    assert not set(path) & set("%*?#\\\"'&=+:@ ")
    assert not any(part in ("", ".", "..") for part in path.split("/")[1:])
