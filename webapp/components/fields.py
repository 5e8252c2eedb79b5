"""Form fields: a label, a hint and an error that a screen reader ties to the input."""

from typing import Any

import reflex as rx

from lectern.limits import PASSWORD_CHARACTERS
from webapp.client.bindings import session
from webapp.components.choice import pick


def field(name: str, label: str, hint: str = "", error: Any = None, **props: Any) -> rx.Component:
    """A labelled input. With `error`, the form's problem region describes it as well.

    The id is the name: a page holds each name once.
    """
    described = [f"{name}-hint"] if hint else []
    if error is not None:
        described.append("problem")
        props["aria_invalid"] = pick(session().errorField == name, "true", "false")
    extra_class = props.pop("class_name", "")
    return rx.el.div(
        rx.el.label(label, html_for=name),
        rx.el.input(
            id=name,
            name=name,
            class_name=f"input {extra_class}".strip(),
            aria_describedby=" ".join(described) or None,
            **props,
        ),
        hint_line(name, hint),
        class_name="field",
    )


def hint_line(name: str, hint: str) -> rx.Component:
    if not hint:
        return rx.fragment()
    return rx.el.p(hint, id=f"{name}-hint", class_name="hint")


def text_area(name: str, label: str, hint: str, **props: Any) -> rx.Component:
    return rx.el.div(
        rx.el.label(label, html_for=name),
        rx.el.textarea(
            id=name, name=name, class_name="input", aria_describedby=f"{name}-hint", **props
        ),
        hint_line(name, hint),
        class_name="field",
    )


def email_field(error: Any, **props: Any) -> rx.Component:
    return field(
        "email", "E-mail", error=error, type="email", auto_complete="email", required=True,
        spell_check=False, **props,
    )  # fmt: skip


def code_field(error: Any) -> rx.Component:
    return field(
        "code", "Code", "The six digits from our mail.", error, input_mode="numeric",
        auto_complete="one-time-code", required=True, class_name="input-code",
    )  # fmt: skip


def new_password_field(error: Any, label: str = "Password") -> rx.Component:
    hint = f"At least {PASSWORD_CHARACTERS} characters. A few unrelated words work well."
    return field(
        "password", label, hint, error, type="password", auto_complete="new-password",
        min_length=PASSWORD_CHARACTERS, required=True,
    )  # fmt: skip


def submit(label: str, busy_label: str, busy: Any) -> rx.Component:
    return rx.el.button(
        pick(busy, busy_label, label),
        type="submit",
        class_name="button button-primary",
        # Not `disabled`: that would drop the focus on the page. A second click does nothing.
        aria_disabled=busy,
    )
