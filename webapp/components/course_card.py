"""A course in the catalogue: cover, what it is about, and how far one has come."""

import reflex as rx

from webapp.client.links import link
from webapp.client.states import CourseCard
from webapp.components.brand import mark
from webapp.components.choice import each, pick, when
from webapp.components.icons import icon
from webapp.components.raw import size
from webapp.components.states import skeleton


def tag_list(tags: list[str]) -> rx.Component:
    return rx.el.ul(
        each(tags, lambda tag: rx.el.li(tag, dir="auto", class_name="tag")),
        class_name="tags",
        aria_label="Topics",
    )


def duration(minutes: int) -> rx.Component:
    return when(minutes > 0, rx.el.span(icon("clock"), f"{minutes} min"))


def facts(level: str, *more: rx.Component, first: rx.Component | None = None) -> rx.Component:
    return rx.el.div(
        rx.fragment() if first is None else first,
        when(level != "", rx.el.span(icon("level"), rx.el.span(level, class_name="capital"))),
        *more,
        class_name="facts",
    )


def cover(card: CourseCard) -> rx.Component:
    """The title stands beside it, so an empty alternative text is right for a plain cover."""
    return when(
        card.cover.url != "",
        rx.el.img(
            src=card.cover.url,
            src_set=card.cover.srcset,
            sizes="(min-width: 60rem) 24rem, (min-width: 40rem) 45vw, 92vw",
            alt=card.cover.alt,
            custom_attrs=size(card.cover.width, card.cover.height),
            loading="lazy",
            class_name="card-cover",
        ),
        rx.el.div(mark(""), class_name="card-cover card-blank"),
    )


def bar(percent: int, label: str) -> rx.Component:
    return rx.el.progress(value=percent, max=100, aria_label=label)


def progress(done: int, total: int, percent: int) -> rx.Component:
    """How many lessons have been read, of how many where that is known: a card of the
    catalogue doesn't hold its course's lessons, so there the total may be 0. The bar counts what
    was read of the others too.
    """
    few = pick(done == 1, "1 lesson read", f"{done} lessons read")
    of_all = pick(done == total, "All lessons read", f"{done} of {total} lessons read")
    return rx.el.div(
        rx.el.span(pick(total == 0, few, of_all)),
        when(total > 0, bar(percent, "How far you have come")),
        class_name="progress",
    )


def language_name(name: str, lang: str) -> rx.Component:
    """Named where it isn't the reader's language, in that very language."""
    return when(name != "", rx.el.span(name, lang=lang, dir="auto", class_name="tag"))


def course_card(card: CourseCard) -> rx.Component:
    return rx.el.li(
        rx.el.article(
            cover(card),
            rx.el.div(
                rx.el.h3(
                    link(card.title, href=card.href, class_name="card-link"),
                    dir="auto",
                    lang=card.lang,
                ),
                rx.el.p(card.summary, dir="auto", lang=card.lang),
                rx.el.div(
                    facts(
                        card.level,
                        language_name(card.languageName, card.lang),
                    ),
                    when(
                        card.begun, progress(card.completedLessons, card.lessonCount, card.percent)
                    ),
                    class_name="card-foot",
                ),
                class_name="card-body",
            ),
            class_name="card",
        ),
    )


def course_grid(courses: list[CourseCard]) -> rx.Component:
    return rx.el.ul(each(courses, course_card), class_name="card-grid")


def grid_skeleton() -> rx.Component:
    shape = rx.el.div(
        skeleton("cover"),
        rx.el.div(skeleton("title"), skeleton("line"), skeleton("line"), class_name="card-body"),
        class_name="card",
    )
    return rx.el.div(shape, shape, shape, class_name="card-grid", aria_hidden="true")
