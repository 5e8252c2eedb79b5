"""What others see of a learner's name, beside the field in which it is typed."""

import reflex as rx

from lectern.learner_items import PROFILE
from lectern.reasons import NameReason
from webapp.client.bindings import profile
from webapp.components.choice import by, when
from webapp.components.icons import icon

TOLD = "displayName-told"
"""The id of what is said, for the field that it describes."""

REASONS: dict[NameReason, str] = {
    "empty": "Others see no name of yours: a name needs at least one letter.",
    "too-long": (
        "Others can’t see this name: it can have up to"
        f" {PROFILE.attribute('displayName').most} characters."
    ),
    "marks": (
        "Others can’t see this name. Use letters, digits, blanks and signs such as ’ - . ( ), at"
        " most two accents on a letter, no emoji or other symbols, and nothing that is hidden."
    ),
    "mixed": (
        "Others can’t see this name: a word in it mixes letters of several scripts, as words do"
        " that imitate another name."
    ),
    "taken": (
        "Others can’t see this name: it belongs to somebody else or to this site, or looks like"
        " a name that does. Please choose another one."
    ),
}


def public_name() -> rx.Component:
    """One region for all that is said, so that a screen reader reads what is new."""
    said = by(
        profile().nameState,
        {
            "checking": rx.el.p("Checking whether others may see this name…", class_name="hint"),
            "late": rx.el.p(
                "Your name is saved. Whether others may see it isn’t decided yet: look again here"
                " later.",
                class_name="hint",
            ),
            "settled": rx.fragment(_refusal(), _seen_as()),
        },
        rx.fragment(),
    )
    return rx.el.div(said, id=TOLD, role="status", class_name="stack-small")


def _refusal() -> rx.Component:
    sentences: dict[str, rx.Component] = {
        reason: rx.fragment(sentence) for reason, sentence in REASONS.items()
    }
    other = rx.fragment("Others can’t see this name.")
    return when(
        profile().nameReason != "",
        rx.el.div(
            icon("alert"),
            rx.el.p(by(profile().nameReason, sentences, other)),
            class_name="notice notice-error",
        ),
    )


def _seen_as() -> rx.Component:
    nobody = "Others see no name of yours yet."
    return rx.el.p(
        when(
            profile().publicName != "",
            rx.fragment("Others see you as ", rx.el.strong(profile().publicName, dir="auto"), "."),
            nobody,
        ),
        class_name="hint",
    )
