"""Searching courses and lessons."""

import reflex as rx

from lectern.limits import SEARCH_QUERY_CHARACTERS
from webapp.client import routes
from webapp.client.bindings import run_search, search, show_more
from webapp.client.links import link
from webapp.client.states import SearchHit
from webapp.components.choice import by, each, pick, when
from webapp.components.course_card import language_name
from webapp.components.frame import frame
from webapp.components.icons import icon
from webapp.components.states import again, door, heading, problem, skeleton

ROUTE = routes.SEARCH
TITLE = "Search · Lectern"
DESCRIPTION = "Search every course and lesson on Lectern."


def _form() -> rx.Component:
    return rx.el.form(
        rx.el.label("Search for", html_for="q", class_name="unseen"),
        rx.el.input(
            id="q",
            name="q",
            type="search",
            default_value=search().query,
            placeholder="For instance: partition key",
            max_length=SEARCH_QUERY_CHARACTERS,
            auto_complete="off",
            class_name="input",
        ),
        rx.el.button(icon("search"), "Search", type="submit", class_name="button button-primary"),
        role="search",
        class_name="search-form",
        on_submit=run_search,
    )


def _hit(hit: SearchHit) -> rx.Component:
    kind = pick(hit.contentType == "course", "Course", "Lesson")
    return rx.el.li(
        rx.el.p(
            kind,
            when(
                hit.courseTitle != "",
                rx.fragment(" in ", rx.el.bdi(hit.courseTitle, lang=hit.lang)),
            ),
            class_name="eyebrow",
        ),
        rx.el.h2(link(hit.title, href=hit.href, class_name="card-link"), dir="auto", lang=hit.lang),
        rx.el.p(hit.summary, dir="auto", lang=hit.lang),
        rx.el.p(
            rx.el.span(icon("heart"), f"{hit.likes} ", pick(hit.likes == 1, "like", "likes")),
            language_name(hit.languageName, hit.lang),
            class_name="facts",
        ),
        class_name="hit",
    )


def _count() -> tuple[str, ...]:
    """How many are shown, and of how many where there are more."""
    number = search().hits.length()  # type: ignore[attr-defined]
    total = search().total
    of_all = pick(total > number, f"{number} of {total} ", f"{number} ")
    return of_all, pick(total == 1, "result", "results")


def _more() -> rx.Component:
    return rx.el.div(
        problem(search().moreError, "more-problem"),
        when(
            search().more,
            rx.el.button(
                pick(search().moreBusy, "Searching…", "Show more"),
                type="button",
                class_name="button",
                on_click=show_more.partial(search().query),
                aria_disabled=search().moreBusy,
            ),
        ),
    )


def _found() -> rx.Component:
    return rx.el.div(
        rx.el.p(*_count(), f" for “{search().query}”", class_name="quiet"),
        rx.el.ol(each(search().hits, _hit), class_name="rows"),
        _more(),
        class_name="stack",
    )


def _said() -> rx.Component:
    """What is read aloud of a search: how much was found, and not all of it."""
    found = rx.el.span(*_count())
    return by(
        search().status,
        {
            "loading": rx.el.span("Searching…"),
            "ready": found,
            "empty": rx.el.span("Nothing found"),
        },
        rx.fragment(),
    )


def _nothing() -> rx.Component:
    return rx.el.div(
        rx.el.h2(f"Nothing found for “{search().query}”"),
        rx.el.p(
            "Try fewer or other words, or the singular. You can also look through the ",
            link("catalogue", href="/catalogue"),
            ".",
            class_name="quiet",
        ),
        class_name="stack-small",
    )


def _no_answer(title: str, text: str) -> rx.Component:
    return rx.el.div(
        rx.el.h2(title), rx.el.p(text, class_name="quiet"), rx.el.div(again()), class_name="stack"
    )


def _results() -> rx.Component:
    rows = [skeleton("row") for _ in range(4)]
    return by(
        search().status,
        {
            "loading": rx.el.div(
                rx.el.p("Searching…", class_name="unseen"), *rows, class_name="stack"
            ),
            "ready": _found(),
            "empty": _nothing(),
            "error": _no_answer("Search didn’t work", search().error),
            "offline": _no_answer(
                "You’re offline",
                "Search asks the server, so it has to wait for the connection. Lessons you have"
                " opened still work.",
            ),
        },
        rx.el.p(
            "Titles, summaries and the text of every lesson are searched. Press ",
            rx.el.kbd("Enter"),
            " to begin.",
            class_name="quiet",
        ),
    )


def page() -> rx.Component:
    return frame(
        when(
            search().status == "signedOut",
            door("search results"),
            rx.fragment(
                rx.el.div(heading("Search"), class_name="page-head"),
                _form(),
                rx.el.p(_said(), role="status", class_name="unseen"),
                rx.el.div(_results(), class_name="section results"),
            ),
        ),
        current=ROUTE,
    )
