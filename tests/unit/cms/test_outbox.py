"""Which of an editor's acts leave which events in the outbox."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from local.cms.courses.models import Course, Lesson
from local.cms.webhooks import settle as settling
from local.cms.webhooks.settle import everything, settle
from tests.unit.cms.editor import Editor, events, told

PUBLISHED, UNPUBLISHED, DELETED = "entry.published", "entry.unpublished", "entry.deleted"


def test_a_draft_tells_nobody(editor: Editor, course: Course) -> None:
    lesson = editor.lesson(course, "Draft")
    editor.save_draft(lesson, title="Still a draft")
    assert told() == []


def test_publishing_tells_of_the_page_alone(editor: Editor, course: Course) -> None:
    lesson = editor.lesson(course, "One", publish=True)
    assert told() == [(PUBLISHED, lesson.pk)]


def test_a_draft_of_a_public_lesson_changes_nothing_until_it_is_published(
    editor: Editor, lessons: list[Lesson]
) -> None:
    editor.save_draft(lessons[0], title="Better")
    assert told() == []
    editor.publish(lessons[0], title="Better")
    (event,) = events()
    assert event["data"]["title"] == "Better"


def test_publishing_again_without_a_change_is_told_again(
    editor: Editor, lessons: list[Lesson]
) -> None:
    editor.publish(lessons[1])
    assert told() == [(PUBLISHED, lessons[1].pk)]


def test_unpublishing_a_lesson_tells_no_title_and_no_body(
    editor: Editor, lessons: list[Lesson]
) -> None:
    editor.unpublish(lessons[1])
    (event,) = events()
    assert event["type"] == UNPUBLISHED
    assert event["data"].keys() == {"id", "contentType", "locale", "version"}


def test_an_unpublished_course_takes_its_lessons_with_it_and_brings_them_back(
    editor: Editor, full_course: Course, lessons: list[Lesson]
) -> None:
    family = [full_course.pk, *(lesson.pk for lesson in lessons)]
    editor.unpublish(full_course)
    assert told() == [(UNPUBLISHED, page_id) for page_id in family]
    editor.forget_events()
    editor.publish(full_course)
    assert told() == [(PUBLISHED, page_id) for page_id in family]


def test_a_lesson_of_a_draft_course_waits_for_its_course(editor: Editor) -> None:
    course = editor.course("Hidden")
    lesson = editor.lesson(course, "Early", publish=True)
    assert told() == []
    editor.publish(course)
    assert told() == [(PUBLISHED, course.pk), (PUBLISHED, lesson.pk)]


def test_deleting_a_course_deletes_every_lesson_once(
    editor: Editor, full_course: Course, lessons: list[Lesson]
) -> None:
    editor.delete(full_course)
    family = [full_course.pk, *(lesson.pk for lesson in lessons)]
    assert told() == [(DELETED, page_id) for page_id in family]


def test_deleting_what_was_unpublished_is_told_and_what_was_never_public_is_not(
    editor: Editor, course: Course, lessons: list[Lesson]
) -> None:
    draft = editor.lesson(course, "Never shown")
    editor.unpublish(lessons[2])
    editor.forget_events()
    editor.delete(draft)
    assert told() == []
    editor.delete(lessons[2])
    assert told() == [(DELETED, lessons[2].pk)]


def test_moving_a_lesson_tells_of_every_lesson_whose_position_changed(
    editor: Editor, lessons: list[Lesson]
) -> None:
    first, second, third = lessons
    editor.move(third, second, "left")
    positions = {event["data"]["id"]: event["data"]["position"] for event in events()}
    assert positions == {third.pk: 2, second.pk: 3}
    assert first.pk not in positions


def test_deleting_a_lesson_moves_those_behind_it(editor: Editor, lessons: list[Lesson]) -> None:
    editor.delete(lessons[0])
    assert told() == [
        (DELETED, lessons[0].pk),
        (PUBLISHED, lessons[1].pk),
        (PUBLISHED, lessons[2].pk),
    ]


def test_a_lesson_moved_to_another_course_names_its_new_course(
    editor: Editor, lessons: list[Lesson]
) -> None:
    other = editor.course("Other", publish=True)
    editor.forget_events()
    editor.move(lessons[2], other, "last-child")
    (event,) = events()
    assert event["data"]["course"]["id"] == other.pk


def test_renaming_a_course_tells_of_its_lessons_too(
    editor: Editor, full_course: Course, lessons: list[Lesson]
) -> None:
    editor.publish(full_course, title="Renamed")
    assert [page_id for _, page_id in told()] == [full_course.pk, *(page.pk for page in lessons)]
    assert {event["data"]["course"]["title"] for event in events()[1:]} == {"Renamed"}


def test_a_page_to_be_published_later_is_told_when_its_time_comes(
    editor: Editor, course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    lesson = editor.lesson(course, "Later")
    now = timezone.now()
    editor.publish(lesson, go_live_at=now + timedelta(hours=1))
    assert told() == []
    monkeypatch.setattr(timezone, "now", lambda: now + timedelta(hours=2))
    call_command("publish_scheduled", verbosity=0)
    assert told() == [(PUBLISHED, lesson.pk)]


def test_an_expired_page_is_told_as_unpublished(editor: Editor, lessons: list[Lesson]) -> None:
    Lesson.objects.filter(pk=lessons[0].pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    call_command("publish_scheduled", verbosity=0)
    assert told() == [(UNPUBLISHED, lessons[0].pk)]


def test_versions_strictly_increase(
    editor: Editor, full_course: Course, lessons: list[Lesson]
) -> None:
    editor.publish(full_course, title="Renamed")
    editor.delete(full_course)
    versions = [event["data"]["version"] for event in events()]
    assert versions == sorted(set(versions))


def test_settling_what_is_settled_adds_nothing(lessons: list[Lesson]) -> None:
    assert settle() == 0
    assert told() == []


def test_a_change_that_no_signal_told_of_is_found_by_settling(lessons: list[Lesson]) -> None:
    Lesson.objects.filter(pk=lessons[0].pk).update(live=False)
    assert settle() == 1
    assert told() == [(UNPUBLISHED, lessons[0].pk)]


def test_everything_public_can_be_announced_again(
    editor: Editor, course: Course, lessons: list[Lesson]
) -> None:
    editor.lesson(course, "Draft")
    assert settle(again=everything) == 2 + len(lessons)


def test_a_change_whose_event_cannot_be_written_does_not_happen(
    editor: Editor, lessons: list[Lesson], writer: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("no event")

    monkeypatch.setattr(settling, "published_fields", broken)
    lesson = lessons[0]
    with pytest.raises(RuntimeError, match="no event"):
        writer.patch(  # type: ignore[attr-defined]
            f"/api/v3/pages/{lesson.pk}/",
            {"meta": {"action": "publish"}, "title": "Lost"},
            content_type="application/json",
        )
    assert Lesson.objects.get(pk=lesson.pk).title == "One"
    assert told() == []
