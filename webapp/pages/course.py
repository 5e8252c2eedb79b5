"""One course: what it is about, how far one has come, and its lessons."""

import reflex as rx

from webapp.client import routes
from webapp.client.bindings import course
from webapp.client.links import link
from webapp.components.choice import by, pick, when
from webapp.components.course_card import cover, facts, language_name, progress, tag_list
from webapp.components.frame import frame
from webapp.components.icons import icon
from webapp.components.lesson_rows import lesson_rows
from webapp.components.states import cut_off, door, failed, heading, skeleton, state, waiting

ROUTE = routes.COURSE
TITLE = "Course · Lectern"
DESCRIPTION = "A course on Lectern: what it is about, how long it takes, and its lessons."


def _count() -> rx.Component:
    number = course().lessonCount
    return rx.el.span(icon("books"), f"{number} ", pick(number == 1, "lesson", "lessons"))


def _begin() -> rx.Component:
    """Begins, goes on or begins again, whichever is next."""
    done, total = course().completedCount, course().lessonCount
    on = pick(done == total, "Read it again", "Go on where you were")
    label = pick(course().course.begun, on, "Start the course")
    return when(
        course().resumeHref != "",
        link(label, icon("right"), href=course().resumeHref, class_name="button button-primary"),
    )


def _head() -> rx.Component:
    card = course().course
    return rx.el.div(
        rx.el.div(
            rx.el.p(link("Catalogue", href="/catalogue"), class_name="eyebrow"),
            rx.el.div(heading(card.title, named=True), dir="auto", lang=card.lang),
            rx.el.p(card.summary, dir="auto", lang=card.lang, class_name="lead"),
            facts(
                card.level,
                _count(),
                language_name(card.languageName, card.lang),
            ),
            when(card.tags.length() > 0, tag_list(card.tags)),  # type: ignore[attr-defined]
            rx.el.div(
                _begin(),
                when(
                    course().course.begun,
                    progress(
                        course().completedCount, course().lessonCount, course().course.percent
                    ),
                ),
                class_name="course-start",
            ),
            class_name="stack",
        ),
        rx.el.div(cover(card), class_name="course-cover"),
        class_name="course-head",
    )


def _body() -> rx.Component:
    return rx.el.article(
        _head(),
        rx.el.section(
            rx.el.h2("Lessons", id="lessons"),
            when(
                course().lessonCount > 0,
                lesson_rows(course().lessons, course().course.lang),
                rx.el.p(
                    "This course has no lessons yet. They appear here once they are published.",
                    class_name="quiet",
                ),
            ),
            class_name="stack",
            aria_labelledby="lessons",
        ),
    )


def _waiting() -> rx.Component:
    rows = [skeleton("row") for _ in range(5)]
    return waiting("Loading the course", skeleton("title"), skeleton("line"), *rows)


def page() -> rx.Component:
    gone = state(
        "This course isn’t here",
        "Its editors may have withdrawn it, or the address is mistyped. The catalogue lists every"
        " course there is.",
        link("Open the catalogue", href="/catalogue", class_name="button button-primary"),
    )
    return frame(
        by(
            course().status,
            {
                "ready": _body(),
                "empty": _body(),
                "missing": gone,
                "error": failed("this course", course().error),
                "offline": cut_off("this course"),
                "signedOut": door("this course"),
            },
            _waiting(),
        )
    )
