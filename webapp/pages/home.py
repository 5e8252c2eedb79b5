"""The front page: a welcome for visitors, one's own shelf for learners."""

import reflex as rx

from webapp.client import routes
from webapp.client.bindings import catalogue, session
from webapp.client.links import link
from webapp.client.states import CourseCard
from webapp.components.choice import by, each, when
from webapp.components.course_card import course_card, grid_skeleton
from webapp.components.frame import frame
from webapp.components.going_on import go_on_card
from webapp.components.shelf import all_courses, shelf
from webapp.components.states import failed, heading, skeleton, waiting
from webapp.components.welcome import welcome

ROUTE = routes.HOME
TITLE = "Lectern · Learn by reading well"
DESCRIPTION = (
    "Short technical courses made to be read: plain text, code, drawings. Free, with no adverts"
    " and no trackers."
)


def _begun(card: CourseCard) -> rx.Component:
    """A course one has begun and, as far as is known, not finished."""
    unfinished = (card.lessonCount == 0) | (card.completedLessons < card.lessonCount)
    return when(card.begun & unfinished, course_card(card))


def _own_shelf() -> rx.Component:
    name = session().displayName
    return rx.el.div(
        rx.el.div(
            heading("Welcome", when(name != "", f", {name}"), "."),
            class_name="page-head",
        ),
        go_on_card(),
        rx.el.section(
            rx.el.h2("Continue reading", id="continue"),
            rx.el.ul(each(catalogue().courses, _begun), class_name="card-grid"),
            class_name="stack continue",
            aria_labelledby="continue",
        ),
        rx.el.section(
            rx.el.div(
                rx.el.h2("All courses", id="courses"),
                link("See the catalogue", href="/catalogue"),
                class_name="section-head",
            ),
            all_courses(),
            class_name="stack",
            aria_labelledby="courses",
        ),
    )


def _loading() -> rx.Component:
    return waiting("Loading your courses", skeleton("title"), grid_skeleton())


def _member() -> rx.Component:
    return rx.el.div(shelf(_own_shelf(), _loading()), class_name="wrap section")


def _unknown() -> rx.Component:
    """Until the session is known: the welcome, unless somebody has signed in here before."""
    return rx.fragment(
        when(session().failure != "", failed("your courses", session().failure)),
        rx.el.div(welcome(), class_name="when-out"),
        rx.el.div(
            when(
                session().failure == "",
                rx.el.div(_loading(), class_name="wrap section"),
            ),
            class_name="when-in",
        ),
    )


def page() -> rx.Component:
    return frame(
        by(session().status, {"signedIn": _member(), "signedOut": welcome()}, _unknown()),
        current=ROUTE,
        wide=True,
    )
