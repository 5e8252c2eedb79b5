"""One's account as a whole: take all of it along, bring it back, delete it."""

from typing import Literal

import reflex as rx

from lectern.limits import EXPORT_BYTES, KIBIBYTE
from webapp.client.bindings import (
    account,
    delete_account,
    export_all,
    go_on_importing,
    import_file,
)
from webapp.client.links import link
from webapp.client.states import AccountPart
from webapp.components.choice import by, when
from webapp.components.fields import field, submit
from webapp.components.frame import frame
from webapp.components.settings import part
from webapp.components.states import (
    cut_off,
    door,
    failed,
    heading,
    problem,
    skeleton,
    waiting,
)

ROUTE = "/account"
TITLE = "Account and data · Lectern"
DESCRIPTION = "Take along all that is yours on Lectern, bring it back, or delete your account."

_MEGABYTES = EXPORT_BYTES // KIBIBYTE**2


def _told(name: AccountPart) -> rx.Component:
    """How far it has come, and what came of it: read aloud without taking the focus."""
    own = (account().part == name) & (account().told != "")
    return rx.el.div(when(own, rx.el.p(account().told)), role="status", class_name="told")


def _send(name: AccountPart, label: str, busy: str) -> rx.Component:
    at_work = account().busy & (account().part == name)
    kind: Literal["primary", "danger"] = "danger" if name == "leave" else "primary"
    return rx.fragment(submit(label, busy, at_work, kind), _told(name))


def _export() -> rx.Component:
    return part(
        "export",
        "Take your data along",
        "Everything that Lectern keeps for you, in one JSON file: your profile and preferences,"
        " likes, progress and bookmarks.",
        rx.el.form(
            _send("export", "Download my data", "Reading…"),
            class_name="form",
            on_submit=export_all,
        ),
    )


def _import() -> rx.Component:
    return part(
        "import",
        "Bring your data back",
        "Writes what stands in such a file into this account. An item that is already here stays"
        " where it is newer than the file’s, or as new; what you deleted since comes back.",
        rx.el.form(
            field(
                "importFile", "File of an export", account().errorField,
                f"A JSON file of up to {_MEGABYTES} MB that was downloaded here.",
                type="file", accept=".json,application/json",
            ),
            _send("import", "Import the file", "Writing…"),
            when(
                account().resumable,
                rx.el.button(
                    "Go on where the import stopped",
                    type="button", class_name="button", on_click=go_on_importing,
                ),
            ),
            class_name="form",
            on_submit=import_file,
        ),
    )  # fmt: skip


def _leave() -> rx.Component:
    goes = rx.el.ul(
        rx.el.li("your profile, preferences, progress and bookmarks"),
        rx.el.li("your likes; the counts go down a little later"),
        rx.el.li("your sign-in: nobody can open this account again"),
    )
    return part(
        "leave",
        "Delete your account",
        "It can’t be undone. You may want to download your data first.",
        rx.el.div(
            rx.el.p("What goes, at once and for ever:"),
            goes,
            rx.el.form(
                field(
                    "ownAddress", "Your e-mail address", account().errorField,
                    "Type it to say that you mean this account.", type="email",
                    auto_complete="off", required=True, spell_check=False,
                ),
                _send("leave", "Delete my account", "Deleting…"),
                class_name="form",
                on_submit=delete_account,
            ),
            class_name="stack-small",
        ),
    )  # fmt: skip


def _account() -> rx.Component:
    return rx.el.div(
        rx.el.div(
            heading("Account and data"),
            rx.el.p("Signed in as ", rx.el.strong(account().email), class_name="lead"),
            rx.el.p(link("Profile and preferences", href="/profile")),
            class_name="page-head",
        ),
        problem(account().error),
        _export(),
        _import(),
        _leave(),
        class_name="settings",
    )


def page() -> rx.Component:
    lines = [skeleton("row") for _ in range(4)]
    return frame(
        by(
            account().status,
            {
                "ready": _account(),
                "error": failed("your account", account().failure),
                "offline": cut_off("your account"),
                "signedOut": door("your account"),
            },
            waiting("Loading your account", skeleton("title"), *lines),
        )
    )
