"""What a published page says of itself, field by field."""

from local.cms.courses.models import Course
from local.cms.webhooks.models import Delivery
from tests.unit.cms.editor import Editor, events, picture

ORIGIN = "http://127.0.0.1:8000"


def _body() -> list[dict[str, object]]:
    return [
        {"type": "text", "value": '<p data-block-key="ab1">Use <code>Query</code>.</p>'},
        {"type": "code", "value": {"language": "python", "code": "    indented()\n"}},
        {"type": "image", "value": {"image": picture().pk, "alt": "A plan", "caption": "Fig. 1"}},
        {"type": "quote", "value": {"text": "Measure.", "attribution": "Someone"}},
        {"type": "video", "value": {"url": "https://example.org/v", "title": "A talk"}},
    ]


def test_a_lesson_tells_all_its_fields(editor: Editor, course: Course) -> None:
    lesson = editor.lesson(course, "Über Keys", body=_body(), level="advanced", duration_minutes=12)
    lesson.tags.add("sort keys", "dynamodb")
    editor.publish(lesson, cover=picture(), cover_alt="A key")
    (event,) = events()
    data = event["data"]
    assert event["type"] == "entry.published"
    assert {name: data[name] for name in ("id", "contentType", "locale", "position", "slug")} == {
        "id": lesson.pk,
        "contentType": "lesson",
        "locale": "en",
        "position": 1,
        "slug": "uber-keys",
    }
    assert (data["title"], data["summary"]) == ("Über Keys", "About Über Keys.")
    assert (data["level"], data["durationMinutes"]) == ("advanced", 12)
    assert data["course"] == {"id": course.pk, "slug": "keys", "title": "Keys"}
    assert data["cover"]["alt"] == "A key"


def test_tags_are_in_the_order_of_the_alphabet(editor: Editor) -> None:
    course = editor.course("Tagged")
    course.tags.add("zebra", "apple")
    course.save_revision().publish()
    assert events()[-1]["data"]["tags"] == ["apple", "zebra"]


def test_a_translation_names_the_key_that_it_shares(editor: Editor, course: Course) -> None:
    lesson = editor.lesson(course, "Keyed", publish=True)
    assert events()[-1]["data"]["translationKey"] == str(lesson.translation_key)


def test_a_table_tells_its_cells_as_lines_and_its_headings_as_text(
    editor: Editor, course: Course
) -> None:
    table = {
        "columns": [
            {"heading": "A < B", "alignment": ""},
            {"heading": "n", "alignment": "right"},
        ],
        "rows": [['<p data-block-key="a">Use <code>cp</code>.</p><p>Twice.</p>', "<p>1</p>"]],
        "caption": "Commands",
    }
    editor.lesson(course, "Table", body=[{"type": "table", "value": table}], publish=True)
    assert events()[-1]["data"]["body"] == [
        {
            "type": "table",
            "caption": "Commands",
            "header": ["A &lt; B", "n"],
            "alignments": ["", "right"],
            "rows": [["Use <code>cp</code>.<br/>Twice.", "1"]],
        }
    ]


def test_every_kind_of_block_has_its_shape(editor: Editor, course: Course) -> None:
    editor.lesson(course, "Blocks", body=_body(), publish=True)
    text, code, image, quote, video = events()[0]["data"]["body"]
    assert text == {"type": "text", "html": "<p>Use <code>Query</code>.</p>"}
    assert code == {"type": "code", "language": "python", "code": "    indented()\n"}
    assert quote == {"type": "quote", "text": "Measure.", "attribution": "Someone"}
    assert video == {"type": "video", "url": "https://example.org/v", "title": "A talk"}
    assert image.pop("url").startswith(f"{ORIGIN}/media/images/")
    assert image.pop("smaller") == []  # of one colour: nothing has fewer bytes
    assert image == {
        "type": "image",
        "alt": "A plan",
        "caption": "Fig. 1",
        "width": 1200,
        "height": 675,
    }


def test_a_lost_picture_is_left_out_and_the_lesson_is_told(editor: Editor, course: Course) -> None:
    lost = picture()
    lost.file.storage.delete(lost.file.name)
    body = [{"type": "image", "value": {"image": lost.pk, "alt": "Gone", "caption": ""}}]
    editor.lesson(course, "Lost", body=body, cover=lost, cover_alt="Gone", publish=True)
    data = events()[0]["data"]
    assert (data["body"], data["cover"]) == ([], None)


def test_a_course_has_neither_body_nor_course(editor: Editor, course: Course) -> None:
    editor.publish(course)
    data = events()[0]["data"]
    assert not data.keys() & {"body", "course", "durationMinutes"}
    assert data["cover"] is None


def test_times_are_utc_with_milliseconds_and_the_version_is_the_rows_id(
    editor: Editor, course: Course
) -> None:
    editor.publish(course)
    (event,) = events()
    for time in (event["timestamp"], event["data"]["publishedAt"], event["data"]["updatedAt"]):
        assert len(time) == len("2026-11-21T02:00:00.000Z")
        assert time.endswith("Z")
    assert event["data"]["version"] == Delivery.objects.get().pk


def test_a_link_to_another_lesson_leads_to_the_site(editor: Editor, course: Course) -> None:
    target = editor.lesson(course, "Target", publish=True)
    link = f'<p><a linktype="page" id="{target.pk}">there</a></p>'
    editor.lesson(course, "Linking", body=[{"type": "text", "value": link}], publish=True)
    html = events()[-1]["data"]["body"][0]["html"]
    assert f'href="/lessons/wagtail-{target.pk}/target"' in html
