"""The lessons of a course: as rows on the course's page, as an outline beside a lesson."""

import reflex as rx

from webapp.client.links import link
from webapp.client.states import OutlineLesson
from webapp.components.choice import each, pick, when
from webapp.components.course_card import bar
from webapp.components.icons import icon


def _step(lesson: OutlineLesson) -> rx.Component:
    return when(
        lesson.completed,
        rx.el.span(
            icon("check"),
            rx.el.span("Read: ", class_name="unseen"),
            class_name="step step-done",
        ),
        rx.el.span(lesson.position, class_name="step", aria_hidden="true"),
    )


def _row(lesson: OutlineLesson, lang: str) -> rx.Component:
    return rx.el.li(
        _step(lesson),
        rx.el.h3(link(lesson.title, href=lesson.href), dir="auto", lang=lang),
        when(
            lesson.durationMinutes > 0,
            rx.el.span(f"{lesson.durationMinutes} min", class_name="lesson-time"),
            rx.el.span(),
        ),
        rx.el.p(lesson.summary, dir="auto", lang=lang),
        when(
            ~lesson.completed & (lesson.percent > 0),
            rx.el.div(
                rx.el.span(f"{lesson.percent} % read"),
                bar(lesson.percent, "How much of the lesson you have read"),
                class_name="progress lesson-part",
            ),
        ),
        class_name="lesson-row",
    )


def lesson_rows(lessons: list[OutlineLesson], lang: str) -> rx.Component:
    """`lang`: in which language the course is written."""
    return rx.el.ol(each(lessons, lambda lesson: _row(lesson, lang)), class_name="rows")


def outline(lessons: list[OutlineLesson], current_id: str, lang: str) -> rx.Component:
    """Every lesson of the course, with the one that is open marked."""

    def entry(lesson: OutlineLesson) -> rx.Component:
        here = pick(lesson.contentId == current_id, "page", "false")
        return rx.el.li(
            link(
                _step(lesson),
                rx.el.span(lesson.title, dir="auto", lang=lang),
                href=lesson.href,
                aria_current=here,
            )
        )

    return rx.el.ol(each(lessons, entry), class_name="outline")
