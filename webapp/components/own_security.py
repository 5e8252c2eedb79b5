"""How one's account is kept: the second factor, the address, the devices."""

from typing import Literal

import reflex as rx

from webapp.client.bindings import (
    account,
    begin_factor,
    change_email,
    confirm_email,
    confirm_factor,
    leave_email,
    leave_factor,
    remove_factor,
    sign_out_everywhere,
)
from webapp.client.states import AccountPart
from webapp.components.choice import by, when
from webapp.components.fields import field, submit, totp_field
from webapp.components.settings import part
from webapp.components.states import problem


def _told(name: AccountPart) -> rx.Component:
    """How far it has come, and what came of it: read aloud without taking the focus. What went
    wrong stands here too, beside what was typed: the page is long."""
    last = account().part == name
    done = rx.el.div(
        when(last & (account().told != ""), rx.el.p(account().told)),
        role="status",
        class_name="told",
    )
    return rx.fragment(when(last, problem(account().error)), done)


def send(name: AccountPart, label: str, busy: str, *others: rx.Component) -> rx.Component:
    """The button of a form, others beside it, and what came of it."""
    at_work = account().busy & (account().part == name)
    kind: Literal["primary", "danger"] = "danger" if name == "leave" else "primary"
    buttons = rx.el.div(submit(label, busy, at_work, kind), *others, class_name="row")
    return rx.fragment(buttons, _told(name))


def _cancel(action: object) -> rx.Component:
    return rx.el.button("Leave it as it is", type="button", class_name="button", on_click=action)


def _form(action: object, *children: rx.Component) -> rx.Component:
    return rx.el.form(*children, class_name="form", on_submit=action)


def _code_of_secret() -> rx.Component:
    drawing = rx.el.svg(
        rx.el.path(d=account().qrPath, custom_attrs={"fill": "currentColor"}),
        view_box=account().qrBox,
        class_name="qr",
        aria_hidden="true",
    )
    return rx.el.div(
        rx.el.p("Scan this with your authenticator app, or type the key into it:"),
        drawing,
        rx.el.p(
            rx.el.code(account().secret, class_name="secret"), custom_attrs={"translate": "no"}
        ),
        class_name="stack-small",
    )


def factor() -> rx.Component:
    off = _form(begin_factor, send("factor", "Set up an authenticator app", "Asking…"))
    setting_up = _form(
        confirm_factor,
        _code_of_secret(),
        totp_field(account().errorField),
        send("factor", "Turn it on", "Checking…", _cancel(leave_factor)),
    )
    on = _form(
        remove_factor,
        rx.el.p("On: signing in asks for your password and a code of your app."),
        totp_field(account().errorField),
        send("factor", "Turn it off", "Checking…"),
    )
    return part(
        "factor",
        "Second factor",
        "A code of an app on your phone, besides the password. Whoever learns your password alone"
        " can’t sign in.",
        by(account().factor, {"settingUp": setting_up, "on": on}, off),
    )


def address() -> rx.Component:
    new = field(
        "newEmail", "New e-mail address", account().errorField, type="email",
        auto_complete="email", required=True, spell_check=False,
    )  # fmt: skip
    code = field(
        "emailCode", "Code from the mail", account().errorField,
        "The six digits from our mail to the new address.", input_mode="numeric",
        auto_complete="one-time-code", required=True, class_name="input-code",
    )  # fmt: skip
    ask = _form(change_email, new, send("address", "Mail a code to it", "Sending…"))
    confirm = _form(
        confirm_email,
        code,
        send("address", "Use the new address", "Checking…", _cancel(leave_email)),
    )
    return part(
        "address",
        "E-mail address",
        "You sign in with it. The old one counts until you have entered the code that we mail to"
        " the new one.",
        when(account().pendingEmail != "", confirm, ask),
    )


def devices() -> rx.Component:
    return part(
        "devices",
        "Sign out everywhere",
        "Ends your sign-in on every device and in every browser, this one too. We keep no list of"
        " your devices.",
        _form(sign_out_everywhere, send("devices", "Sign out on all devices", "Signing out…")),
    )
