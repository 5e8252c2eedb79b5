"""The top of every page: the mark, where one can go, search, theme, account."""

import reflex as rx

from lectern.limits import SEARCH_QUERY_CHARACTERS
from webapp.client.bindings import run_search, session
from webapp.client.links import link
from webapp.components.account_menu import account, theme_switch
from webapp.components.brand import brand
from webapp.components.choice import when
from webapp.components.icons import icon


def _place(label: str, href: str, current: str) -> rx.Component:
    return link(label, href=href, aria_current="page" if href == current else "false")


def search_box() -> rx.Component:
    return rx.el.form(
        rx.el.label("Search courses and lessons", html_for="header-q", class_name="unseen"),
        icon("search"),
        rx.el.input(
            id="header-q",
            name="q",
            type="search",
            placeholder="Search",
            max_length=SEARCH_QUERY_CHARACTERS,
            auto_complete="off",
            enter_key_hint="search",
        ),
        role="search",
        class_name="header-search",
        on_submit=run_search,
    )


def header(current: str) -> rx.Component:
    """`current` is the route of the page, so that its link can say that one is there."""
    return rx.el.header(
        rx.el.div(
            brand(),
            rx.el.nav(
                _place("Catalogue", "/catalogue", current),
                class_name="site-nav",
                aria_label="Site",
            ),
            rx.el.div(
                rx.fragment()
                if current == "/search"
                else when(session().status != "signedOut", search_box()),
                when(
                    session().status == "signedIn",
                    link(
                        icon("search"),
                        href="/search",
                        class_name="icon-button only-narrow",
                        aria_label="Search",
                    ),
                ),
                theme_switch(),
                account(),
                class_name="header-end",
            ),
            class_name="wrap",
        ),
        class_name="site-header",
    )
