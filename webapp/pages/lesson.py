"""One lesson: the reading column, the course's outline, and what comes next."""

import reflex as rx

from webapp.client import routes
from webapp.client.bindings import lesson
from webapp.client.links import link
from webapp.components.blocks import block
from webapp.components.choice import by, each, when
from webapp.components.course_card import duration, facts
from webapp.components.discussion import discussion_section
from webapp.components.frame import frame
from webapp.components.going_on import go_on_in_lesson
from webapp.components.icons import icon
from webapp.components.lesson_actions import lesson_end, neighbours
from webapp.components.lesson_rows import outline
from webapp.components.states import (
    cut_off,
    door,
    failed,
    heading,
    skeleton,
    state,
    toast,
    waiting,
)

ROUTE = routes.LESSON
TITLE = "Lesson · Lectern"
DESCRIPTION = "A lesson on Lectern: text, code and drawings, at your own pace."


def _lessons() -> rx.Component:
    return rx.el.nav(
        outline(lesson().outline, lesson().lesson.contentId, lesson().lesson.lang),
        aria_label="Lessons of the course",
    )


def _rail() -> rx.Component:
    return rx.el.aside(
        link(
            lesson().lesson.courseTitle,
            href=lesson().lesson.courseHref,
            dir="auto",
            lang=lesson().lesson.lang,
            class_name="outline-title",
        ),
        _lessons(),
        class_name="outline-rail",
    )


def _drawer() -> rx.Component:
    return rx.el.details(
        rx.el.summary(icon("menu"), "Lessons of this course", icon("down", "chevron")),
        _lessons(),
        class_name="outline-drawer",
    )


def _head() -> rx.Component:
    head = lesson().lesson
    return rx.el.header(
        rx.el.p(link(head.courseTitle, href=head.courseHref), dir="auto", class_name="eyebrow"),
        rx.el.div(heading(head.title, named=True), dir="auto"),
        when(head.summary != "", rx.el.p(head.summary, dir="auto", class_name="lead")),
        facts(
            head.level,
            when(head.publishedAtText != "", rx.el.span(head.publishedAtText)),
            first=duration(head.durationMinutes),
        ),
        class_name="lesson-head",
    )


def _body() -> rx.Component:
    return rx.el.div(
        rx.el.div(class_name="reading-bar", aria_hidden="true"),
        when(lesson().lesson.courseId != "", _rail()),
        rx.el.div(
            when(lesson().lesson.courseId != "", _drawer()),
            rx.el.article(
                _head(),
                go_on_in_lesson(),
                rx.el.div(each(lesson().blocks, block), class_name="prose"),
                lang=lesson().lesson.lang,
            ),
            lesson_end(),
            neighbours(),
            discussion_section(),
            toast(lesson().justUpdated, lesson().lesson.updatedNotice, "info"),
            class_name="lesson-main",
        ),
        class_name="lesson-layout",
    )


def _waiting() -> rx.Component:
    lines = [skeleton("line") for _ in range(9)]
    text = waiting("Loading the lesson", skeleton("title"), rx.el.div(*lines, class_name="stack"))
    return rx.el.div(
        rx.el.div(class_name="outline-rail"),
        rx.el.div(text, class_name="lesson-main"),
        class_name="lesson-layout",
    )


def page() -> rx.Component:
    gone = state(
        "This lesson isn’t here",
        "Its editors may have withdrawn it, or the address is mistyped. Search may find what took"
        " its place.",
        link("Open the catalogue", href="/catalogue", class_name="button button-primary"),
        link("Search", href="/search", class_name="button"),
    )
    return frame(
        by(
            lesson().status,
            {
                "ready": _body(),
                "empty": _body(),
                "missing": gone,
                "error": failed("this lesson", lesson().error),
                "offline": cut_off("this lesson"),
                "signedOut": door("this lesson"),
            },
            _waiting(),
        )
    )
