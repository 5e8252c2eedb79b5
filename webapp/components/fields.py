"""Form fields: a label, a hint and an error that a screen reader ties to the input.

`refused` is the data layer's name of the field that the form's error is about: what is typed into
can be refused, so each field names it.
"""

from typing import Any, Literal

import reflex as rx

from lectern.limits import PASSWORD_CHARACTERS
from webapp.client.bindings import session
from webapp.components.choice import pick


def field(name: str, label: str, refused: Any, hint: str = "", **props: Any) -> rx.Component:
    """A labelled input, described by its hint and by the form's problem region, and by `told`, the
    id of another region, where there is one.

    The id is the name: a page holds each name once.
    """
    extra_class = props.pop("class_name", "")
    told = props.pop("told", "")
    return rx.el.div(
        rx.el.label(label, html_for=name),
        rx.el.input(
            id=name,
            name=name,
            class_name=f"input {extra_class}".strip(),
            **_told(name, refused, hint, told),
            **props,
        ),
        hint_line(name, hint),
        class_name="field",
    )


def _told(name: str, refused: Any, hint: str, told: str = "") -> dict[str, Any]:
    described = [*([f"{name}-hint"] if hint else []), "problem", *([told] if told else [])]
    return {
        "aria_invalid": pick(refused == name, "true", "false"),
        "aria_describedby": " ".join(described),
    }


def hint_line(name: str, hint: str) -> rx.Component:
    if not hint:
        return rx.fragment()
    return rx.el.p(hint, id=f"{name}-hint", class_name="hint")


def text_area(name: str, label: str, refused: Any, hint: str, **props: Any) -> rx.Component:
    return rx.el.div(
        rx.el.label(label, html_for=name),
        rx.el.textarea(
            id=name, name=name, class_name="input", **_told(name, refused, hint), **props
        ),
        hint_line(name, hint),
        class_name="field",
    )


def email_field(**props: Any) -> rx.Component:
    return field(
        "email", "E-mail", session().errorField, type="email", auto_complete="email", required=True,
        spell_check=False, **props,
    )  # fmt: skip


def code_field() -> rx.Component:
    return field(
        "code", "Code", session().errorField, "The six digits from our mail.",
        input_mode="numeric", auto_complete="one-time-code", required=True, class_name="input-code",
    )  # fmt: skip


def totp_field(refused: Any) -> rx.Component:
    hint = "The six digits that your authenticator app shows now."
    return field(
        "totp", "Code of your app", refused, hint,
        input_mode="numeric", auto_complete="one-time-code", required=True, class_name="input-code",
    )  # fmt: skip


def new_password_field(label: str = "Password") -> rx.Component:
    hint = f"At least {PASSWORD_CHARACTERS} characters. A few unrelated words work well."
    return field(
        "password", label, session().errorField, hint, type="password",
        auto_complete="new-password", min_length=PASSWORD_CHARACTERS, required=True,
    )  # fmt: skip


def submit(
    label: str, busy_label: str, busy: Any, kind: Literal["primary", "danger"] = "primary"
) -> rx.Component:
    return rx.el.button(
        pick(busy, busy_label, label),
        type="submit",
        class_name=f"button button-{kind}",
        # Not `disabled`: that would drop the focus on the page. A second click does nothing.
        aria_disabled=busy,
    )
