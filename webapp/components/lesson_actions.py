"""What a learner can do with a lesson, and where to go from it."""

import reflex as rx

from lectern.families import Family
from lectern.learner_items import BOOKMARK, LIKE, PROGRESS
from webapp.client.bindings import lesson, toggle_mark
from webapp.client.links import link
from webapp.components.choice import pick, when
from webapp.components.icons import icon
from webapp.components.states import problem


def _mark_button(family: Family, there: bool, *content: rx.Component) -> rx.Component:
    """A toggle of a mark; the change is read aloud beside it."""
    return rx.el.button(
        *content,
        type="button",
        class_name="button toggle",
        custom_attrs={"data-mark": family.name},
        aria_pressed=pick(there, "true", "false"),
        on_click=toggle_mark.partial(family.name, lesson().lesson.contentId),
    )


def like_button() -> rx.Component:
    """The count is part of its name."""
    liked = lesson().liked
    return _mark_button(
        LIKE,
        liked,
        icon("heart"),
        rx.el.span(pick(liked, "Liked", "Like")),
        rx.el.span(lesson().likes, class_name="like-count"),
        rx.el.span(pick(lesson().likes == 1, " like", " likes"), class_name="unseen"),
    )


def complete_button() -> rx.Component:
    done = lesson().completed
    words = rx.el.span(pick(done, "Marked as read", "Mark as read"))
    return _mark_button(PROGRESS, done, icon("check"), words)


def bookmark_button() -> rx.Component:
    kept = lesson().bookmarked
    words = rx.el.span(pick(kept, "Bookmarked", "Bookmark"))
    return _mark_button(BOOKMARK, kept, icon("bookmark"), words)


def lesson_end() -> rx.Component:
    liked = pick(lesson().liked, "You like this lesson.")
    read = pick(lesson().completed, "Marked as read.")
    kept = pick(lesson().bookmarked, "Bookmarked.")
    return rx.el.section(
        complete_button(),
        like_button(),
        bookmark_button(),
        rx.el.p(liked, " ", read, " ", kept, role="status", class_name="unseen"),
        problem(lesson().likeError, "like-problem"),
        problem(lesson().completeError, "complete-problem"),
        problem(lesson().bookmarkError, "bookmark-problem"),
        class_name="lesson-end",
        aria_label="Your reading",
    )


def _the_end() -> rx.Component:
    """After the last lesson. Until the outline is known, no lesson is known to be the last."""
    return link(
        rx.el.span("That was the last lesson", class_name="eyebrow"),
        rx.el.span("Back to the course", class_name="neighbour-title"),
        href=lesson().lesson.courseHref,
        class_name="neighbour neighbour-next",
    )


def neighbours() -> rx.Component:
    before, after = lesson().previous, lesson().next
    return rx.el.nav(
        when(
            before.href != "",
            link(
                rx.el.span(icon("left"), "Previous", class_name="eyebrow"),
                rx.el.span(before.title, dir="auto", class_name="neighbour-title"),
                href=before.href,
                class_name="neighbour",
            ),
        ),
        when(
            after.href != "",
            link(
                rx.el.span("Next", icon("right"), class_name="eyebrow"),
                rx.el.span(after.title, dir="auto", class_name="neighbour-title"),
                href=after.href,
                class_name="neighbour neighbour-next",
            ),
            when(lesson().outline.length() > 0, _the_end()),  # type: ignore[attr-defined]
        ),
        class_name="neighbours",
        aria_label="Lessons before and after",
    )
