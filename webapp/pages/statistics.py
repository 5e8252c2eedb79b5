"""What one has read: streaks, the last year day by day, and numbers beside each plot."""

import reflex as rx

from webapp.client import routes
from webapp.client.bindings import statistics
from webapp.client.links import link
from webapp.components.choice import pick, when
from webapp.components.own_page import own_page
from webapp.components.plots import columns, heat_map, lines, numbers
from webapp.components.states import heading, state

ROUTE = routes.STATISTICS
TITLE = "Your reading in numbers · Lectern"
DESCRIPTION = "Your streaks, your last year of reading day by day, and your progress in courses."


def _head() -> rx.Component:
    return rx.el.div(
        heading("Your reading in numbers"),
        rx.el.p(
            "Each day is the one that your calendar showed where you were. No other learner sees"
            " any of it.",
            class_name="lead",
        ),
        class_name="page-head",
    )


def _figure(name: str, number: int, one: str, many: str, more: object) -> rx.Component:
    return rx.el.div(
        rx.el.dt(name),
        rx.el.dd(rx.el.strong(number), " ", pick(number == 1, one, many), class_name="figure-big"),
        rx.el.dd(more, class_name="small"),
    )


def _figures() -> rx.Component:
    own = statistics()
    rule = "A day with a lesson counts. A streak ends with a whole day without one."
    return rx.el.section(
        rx.el.h2("Streaks", id="streaks"),
        rx.el.dl(
            _figure(
                "Streak now", own.streak, "day", "days",
                pick(own.streak > 0, own.streakSpan, "Read a lesson today to begin one."),
            ),
            _figure("Longest streak", own.longest, "day", "days", own.longestSpan),
            _figure("Days with reading", own.daysRead, "day", "days", "In the last 53 weeks"),
            _figure("Lessons marked as read", own.lessonsRead, "lesson", "lessons", ""),
            class_name="figures",
        ),
        rx.el.p(rule, class_name="quiet"),
        class_name="stack",
        aria_labelledby="streaks",
    )  # fmt: skip


def _year() -> rx.Component:
    own = statistics()
    return rx.el.section(
        rx.el.h2("The last year", id="year"),
        heat_map(own.months, own.rows, "Lessons read on each day of the last year"),
        rx.el.p("The darker a day, the more lessons you read on it.", class_name="quiet"),
        class_name="stack",
        aria_labelledby="year",
    )


def _plot(name: str, title: str, drawn: rx.Component, table: rx.Component) -> rx.Component:
    return rx.el.section(
        rx.el.h2(title, id=name),
        rx.el.div(drawn, table, class_name="plot-beside"),
        class_name="stack",
        aria_labelledby=name,
    )


def _body() -> rx.Component:
    own = statistics()
    weeks = numbers(own.weeks, "Week from", "Lessons", "Lessons marked as read in each week")
    courses = numbers(own.courses, "Course", "Lessons", "Lessons marked as read in each course")
    no_course = rx.el.p(
        "None yet. At the end of each lesson you can mark it as read.", class_name="quiet"
    )
    return rx.el.div(
        _head(),
        _figures(),
        _year(),
        _plot("weeks", "Lessons by week", columns(own.weeks), weeks),
        when(
            own.courses.length() > 0,  # type: ignore[attr-defined]
            _plot("by-course", "Lessons by course", lines(own.courses), courses),
            rx.el.section(
                rx.el.h2("Lessons by course", id="by-course"), no_course, class_name="stack"
            ),
        ),
        class_name="stack-large",
    )


def page() -> rx.Component:
    nothing = state(
        "Nothing to count yet",
        "Your days, streaks and lessons appear here once you have read in a lesson.",
        link("Open the catalogue", href="/catalogue", class_name="button button-primary"),
    )
    body = when(statistics().begun, _body(), nothing)
    return own_page("your statistics", statistics().status, statistics().error, body)
