"""The end of the header: the account's menu, or the two doors in."""

import reflex as rx

from webapp.client.bindings import session, set_theme, sign_out, theme
from webapp.client.links import link
from webapp.components.behaviour import place
from webapp.components.choice import by, pick
from webapp.components.icons import IconName, icon

_MENU = "account-menu"
_DOORS = "doors-menu"


def _item(label: str, href: object, name: IconName, class_name: str = "") -> rx.Component:
    return link(icon(name), label, href=href, class_name=f"menu-item {class_name}".strip())


def _popover(identifier: str, label: str, *children: rx.Component) -> rx.Component:
    """A menu in the top layer; the browser closes it on Escape and on a click elsewhere."""
    return rx.el.div(
        *children,
        id=identifier,
        class_name="menu",
        role="group",
        aria_label=label,
        custom_attrs={"popover": "auto"},
    )


def _opener(
    target: str, label: str, child: rx.Component, class_name: str = "icon-button"
) -> rx.Component:
    return rx.el.button(
        child,
        type="button",
        class_name=class_name,
        aria_label=label,
        custom_attrs={"popoverTarget": target},
    )


def _signed_in() -> rx.Component:
    return rx.fragment(
        _opener(
            _MENU,
            f"Your account, {session().initials}",
            rx.el.span(session().initials, class_name="avatar", aria_hidden="true"),
        ),
        _popover(
            _MENU,
            "Your account",
            rx.el.div(
                rx.el.strong(session().displayName),
                rx.el.div(session().email, class_name="small"),
                class_name="menu-head",
            ),
            _item("Catalogue", "/catalogue", "books", "only-narrow"),
            _item("Study plan", "/plan", "plan"),
            _item("Your reading in numbers", "/statistics", "level"),
            _item("Profile and preferences", "/profile", "account"),
            _item("Account and data", "/account", "key"),
            rx.el.button(
                icon("leave"), "Sign out", type="button", on_click=sign_out, class_name="menu-item"
            ),
        ),
    )


def _signed_out() -> rx.Component:
    return rx.fragment(
        link("Sign in", href=place().signInHref, class_name="button button-plain"),
        link(
            "Create an account",
            href=place().signUpHref,
            class_name="button button-primary only-wide",
        ),
        _opener(_DOORS, "Menu", icon("menu"), "icon-button only-narrow"),
        _popover(
            _DOORS,
            "Menu",
            _item("Create an account", place().signUpHref, "account"),
            _item("Catalogue", "/catalogue", "books"),
            _item("Search", "/search", "search"),
        ),
    )


def account() -> rx.Component:
    return by(
        session().status,
        {"signedIn": _signed_in(), "signedOut": _signed_out()},
        rx.el.span(class_name="avatar", aria_hidden="true"),
    )


def theme_switch() -> rx.Component:
    dark = theme().resolved == "dark"
    other = pick(dark, "light", "dark")
    return rx.el.button(
        icon("sun", "in-dark"),
        icon("moon", "in-light"),
        type="button",
        class_name="icon-button",
        aria_label=pick(dark, "Use the light theme", "Use the dark theme"),
        on_click=set_theme.partial(other),
    )
