"""One's profile and preferences."""

import reflex as rx

from lectern.learner_items import PROFILE
from webapp.client import routes
from webapp.client.bindings import profile, save_preferences, save_profile, session
from webapp.client.links import link
from webapp.client.states import Language, Link, ThemeChoice
from webapp.components.choice import each, pick, when
from webapp.components.fields import field, hint_line, submit, text_area
from webapp.components.own_page import own_page
from webapp.components.public_name import TOLD, public_name
from webapp.components.settings import part
from webapp.components.states import (
    heading,
    problem,
    toast,
)

ROUTE = routes.PROFILE
TITLE = "Profile and preferences · Lectern"
DESCRIPTION = "Your name, what others see of you, and how Lectern shows itself to you."

_NAME, _ABOUT = PROFILE.attribute("displayName"), PROFILE.attribute("about")
_THEMES: tuple[tuple[ThemeChoice, str], ...] = (
    ("system", "As the device"),
    ("light", "Light"),
    ("dark", "Dark"),
)


def _about_you() -> rx.Component:
    form = rx.el.form(
        field(
            "displayName", "Name", profile().errorField, told=TOLD, default_value=pick(
                profile().displayName != "", profile().displayName, session().displayName
            ), max_length=_NAME.most,
            auto_complete="name", required=True,
        ),
        public_name(),
        text_area(
            "about", "About you", profile().errorField,
            f"A sentence or two, up to {_ABOUT.most} characters.",
            default_value=profile().about, max_length=_ABOUT.most,
        ),
        submit("Save the profile", "Saving…", profile().saving),
        class_name="form",
        on_submit=save_profile,
    )  # fmt: skip
    return part(
        "about-you",
        "About you",
        "How Lectern greets you. Others see your name beside the comments that you write; no other"
        " learner sees the text about you.",
        form,
    )


def _option(language: Language) -> rx.Component:
    return rx.el.option(language.name, value=language.tag, lang=language.tag)


def _language() -> rx.Component:
    """Only where courses are published in more than one language."""
    field_ = rx.el.div(
        rx.el.label("Language", html_for="language"),
        rx.el.select(
            each(profile().languages, _option),
            id="language",
            name="language",
            default_value=profile().language,
            class_name="input",
            aria_describedby="language-hint",
        ),
        hint_line(
            "language",
            "Courses in it come first. The others follow, named by their language.",
        ),
        class_name="field",
    )
    return when(profile().languages.length() > 0, field_)  # type: ignore[attr-defined]


def _theme_choice(value: ThemeChoice, label: str) -> rx.Component:
    return rx.el.div(
        rx.el.input(
            type="radio",
            id=f"theme-{value}",
            name="theme",
            value=value,
            default_checked=profile().theme == value,
        ),
        rx.el.label(label, html_for=f"theme-{value}"),
        class_name="choice",
    )


def _preferences() -> rx.Component:
    form = rx.el.form(
        _language(),
        rx.el.fieldset(
            rx.el.legend("Theme", class_name="legend"),
            rx.el.div(*(_theme_choice(*theme) for theme in _THEMES), class_name="choices"),
        ),
        submit("Save the preferences", "Saving…", profile().saving),
        class_name="form",
        on_submit=save_preferences,
    )  # fmt: skip
    return part(
        "preferences", "Preferences", "They follow you to every device you sign in on.", form
    )


def _bookmark(lesson: Link) -> rx.Component:
    return rx.el.li(rx.el.h3(link(lesson.title, href=lesson.href), dir="auto"), class_name="hit")


def _bookmarks() -> rx.Component:
    none = rx.el.p("None yet. At the end of each lesson you can bookmark it.")
    listed = rx.el.ul(each(profile().bookmarks, _bookmark), class_name="rows")
    return part(
        "bookmarks",
        "Bookmarks",
        "Lessons to come back to. No other learner sees them.",
        rx.el.div(
            when(profile().bookmarkCount == 0, none, listed),
            problem(profile().bookmarksError, "bookmarks-problem"),
        ),
    )


def _settings() -> rx.Component:
    return rx.el.div(
        rx.el.div(
            heading("Profile and preferences"),
            rx.el.p("Signed in as ", rx.el.strong(profile().email), class_name="lead"),
            class_name="page-head",
        ),
        problem(profile().error),
        _about_you(),
        _preferences(),
        _bookmarks(),
        toast(profile().saved, "Saved"),
        class_name="settings",
    )


def page() -> rx.Component:
    return own_page("your profile", profile().status, profile().error, _settings())
