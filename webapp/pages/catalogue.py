"""All courses."""

import reflex as rx

from webapp.client import routes
from webapp.components.course_card import grid_skeleton
from webapp.components.frame import frame
from webapp.components.shelf import all_courses, shelf
from webapp.components.states import heading

ROUTE = routes.CATALOGUE
TITLE = "Catalogue · Lectern"
DESCRIPTION = "Every course on Lectern, with its length, its level and how far you have come."


def _head(passing: bool = False) -> rx.Component:
    return rx.el.div(
        heading("Catalogue", passing=passing),
        rx.el.p(
            "Pick a course and read at your own pace. Lessons stand on their own, but they are in"
            " an order that makes sense.",
            class_name="lead",
        ),
        class_name="page-head",
    )


def page() -> rx.Component:
    ready = rx.fragment(_head(), rx.el.h2("Courses", class_name="unseen"), all_courses())
    loading = rx.el.div(
        _head(passing=True),
        rx.el.p("Loading the courses", role="status", class_name="unseen"),
        grid_skeleton(),
        aria_busy="true",
    )
    return frame(shelf(ready, loading), current=ROUTE)
