"""A picture's file is read to its end before the CMS takes it: a form error, never a 500."""

import io
import struct
import zlib

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image as Bitmap
from wagtail.images.models import Image

from amplify.project.root import ROOT
from local.cms import credentials


def _file(kind: str = "PNG", mode: str = "RGB", size: tuple[int, int] = (300, 200)) -> bytes:
    out = io.BytesIO()
    Bitmap.effect_noise(size, 90).convert(mode).save(out, kind)
    return out.getvalue()


def _png_of(width: int, height: int) -> bytes:
    """A header alone that promises so many pixels."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    start = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header)
    return start + chunk(b"IDAT", zlib.compress(b"\0" * 9)) + chunk(b"IEND", b"")


def _broken(content: bytes) -> bytes:
    middle = len(content) // 2
    return content[:middle] + b"\xff" * 60 + content[middle + 60 :]


BAD = {
    "truncated png": ("a.png", _file()[:-2000]),
    "truncated jpeg": ("a.jpg", _file("JPEG")[:-2000]),
    "truncated gif": ("a.gif", _file("GIF", "L")[:2000]),
    "truncated webp": ("a.webp", _file("WEBP")[:3000]),
    "broken png": ("a.png", _broken(_file())),
    "zero bytes": ("a.png", b""),
    "no picture": ("a.png", b"<html>"),
    "another kind": ("a.png", _file("JPEG")),
    "svg": ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
    "bomb": ("a.png", _png_of(60_000, 60_000)),
    "long side": ("a.png", _png_of(100_000, 2)),
    "too many pixels": ("a.png", _png_of(9_000, 9_000)),
}


@pytest.mark.parametrize("kind", BAD)
def test_the_api_refuses_it(writer: Client, kind: str) -> None:
    name, content = BAD[kind]
    given = {"file": SimpleUploadedFile(name, content), "title": "T", "collection_id": "1"}
    assert writer.post("/api/v3/images/", given).status_code == 422
    assert not Image.objects.exists()


@pytest.mark.parametrize("kind", BAD)
@pytest.mark.parametrize("address", ["/admin/images/add/", "/admin/images/multiple/add/"])
def test_the_admin_says_so(kind: str, address: str) -> None:
    browser = Client(HTTP_HOST="127.0.0.1", headers={"x-requested-with": "XMLHttpRequest"})
    browser.force_login(User.objects.get(username=credentials.EDITOR_EMAIL))
    name, content = BAD[kind]
    given = {"file": SimpleUploadedFile(name, content), "title": "T"}
    given["files[]"] = SimpleUploadedFile(name, content)
    assert browser.post(address, given).status_code in {200, 400}
    assert not Image.objects.exists()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.png", _file(mode="P")),
        ("a.png", _file(mode="I;16")),
        ("a.jpg", _file("JPEG", "CMYK")),
        ("a.webp", _file("WEBP")),
        ("a.gif", _file("GIF", "P")),
    ],
    ids=["palette", "16 bit", "CMYK", "webp", "gif"],
)
def test_what_can_be_shown_is_taken(writer: Client, name: str, content: bytes) -> None:
    from local.cms.courses.pictures import shown  # noqa: PLC0415 - after Django

    given = {"file": SimpleUploadedFile(name, content), "title": "T", "collection_id": "1"}
    answer = writer.post("/api/v3/images/", given)
    assert answer.status_code == 201, answer.content
    assert shown(Image.objects.get()) is not None


def _upload(writer: Client, name: str, content: bytes) -> Image:
    given = {"file": SimpleUploadedFile(name, content), "title": "T", "collection_id": "1"}
    assert writer.post("/api/v3/images/", given).status_code == 201
    return Image.objects.latest("pk")


def _bytes_at(address: str) -> bytes:
    path = address.removeprefix("http://127.0.0.1:8000")
    answer = Client(HTTP_HOST="127.0.0.1").get(path)
    assert answer.status_code == 200
    return b"".join(answer.streaming_content)  # type: ignore[attr-defined]


def _animation() -> bytes:
    out = io.BytesIO()
    frames = [Bitmap.new("RGB", (60, 40), colour) for colour in ("red", "green", "blue")]
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:], duration=100)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.png", _file(mode="P")),
        ("a.png", _file(mode="P", size=(1600, 900))),
        ("a.png", _file(size=(1600, 900))),
        ("a.jpg", _file("JPEG", size=(1600, 900))),
        ("a.webp", _file("WEBP")),
        ("a.gif", _animation()),
    ],
    ids=["palette", "large palette", "large png", "large jpeg", "webp", "animation"],
)
def test_learners_never_load_more_than_was_uploaded(
    writer: Client, name: str, content: bytes
) -> None:
    from local.cms.courses.pictures import shown  # noqa: PLC0415 - after Django

    told = shown(_upload(writer, name, content))
    assert told is not None
    loaded = _bytes_at(told["url"])
    assert len(loaded) <= len(content)
    with Bitmap.open(io.BytesIO(loaded)) as bitmap:
        assert bitmap.size == (told["width"], told["height"])
        assert max(bitmap.size) <= 1200
        assert getattr(bitmap, "n_frames", 1) == (3 if name == "a.gif" else 1)


def test_narrow_screens_get_narrower_files_of_fewer_bytes(writer: Client) -> None:
    from local.cms.courses.pictures import shown  # noqa: PLC0415 - after Django

    out = io.BytesIO()
    noise = Bitmap.effect_noise((1600, 900), 60).convert("RGB")
    noise.save(out, "JPEG", quality=85)
    told = shown(_upload(writer, "wide.jpg", out.getvalue()))
    assert told is not None
    widths = [each["width"] for each in told["smaller"]]
    sizes = [len(_bytes_at(each["url"])) for each in [*told["smaller"], told]]
    assert widths == [400, 800]
    assert sizes == sorted(set(sizes))


def test_a_drawing_gets_narrower_files_too(writer: Client) -> None:
    from local.cms.courses.pictures import shown  # noqa: PLC0415 - after Django

    drawing = next(ROOT.glob("local/courses/*/pictures/credentials.png")).read_bytes()
    told = shown(_upload(writer, "drawing.png", drawing))
    assert told is not None
    assert [each["width"] for each in told["smaller"]] == [400, 800]


def test_a_small_picture_and_an_animation_have_one_size(writer: Client) -> None:
    from local.cms.courses.pictures import shown  # noqa: PLC0415 - after Django

    out = io.BytesIO()
    frames = [Bitmap.new("RGB", (900, 40), colour) for colour in ("red", "green")]
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:])
    animation = shown(_upload(writer, "wide.gif", out.getvalue()))
    small = io.BytesIO()
    Bitmap.new("RGB", (300, 200), "red").save(small, "PNG")
    little = shown(_upload(writer, "small.png", small.getvalue()))
    assert animation is not None
    assert little is not None
    assert animation["smaller"] == little["smaller"] == []
