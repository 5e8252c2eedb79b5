"""The courses, in whatever state they are: shared by the catalogue and the front page."""

import reflex as rx

from webapp.client.bindings import catalogue
from webapp.components.choice import by
from webapp.components.course_card import course_grid
from webapp.components.states import again, cut_off, door, failed, state


def shelf(ready: rx.Component, loading: rx.Component) -> rx.Component:
    """`ready` once there are courses; `loading` before; else what is the matter and what to do."""
    return by(
        catalogue().status,
        {
            "ready": ready,
            "empty": state(
                "No courses yet",
                "Nothing is published. Courses appear here once an editor publishes them.",
                again(),
            ),
            "error": failed("the courses", catalogue().error),
            "offline": cut_off("the courses"),
            "signedOut": door("the courses"),
        },
        loading,
    )


def all_courses() -> rx.Component:
    return course_grid(catalogue().courses)
