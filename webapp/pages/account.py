"""One's account as a whole: how it is kept, all that is in it, and its end."""

import reflex as rx

from lectern.limits import EXPORT_BYTES, KIBIBYTE
from webapp.client import routes
from webapp.client.bindings import (
    account,
    delete_account,
    export_all,
    go_on_importing,
    import_file,
)
from webapp.client.links import link
from webapp.components import own_security
from webapp.components.choice import when
from webapp.components.fields import field
from webapp.components.own_data import everything, what_only_you_see
from webapp.components.own_page import own_page
from webapp.components.own_security import send
from webapp.components.settings import part
from webapp.components.states import (
    heading,
)

ROUTE = routes.ACCOUNT
TITLE = "Account and data · Lectern"
DESCRIPTION = "Keep your Lectern account safe, take along all that is in it, or delete it."

_MEGABYTES = EXPORT_BYTES // KIBIBYTE**2


def _export() -> rx.Component:
    return part(
        "export",
        "Take your data along",
        f"Everything that Lectern keeps for you, in one JSON file: your {everything()}.",
        rx.el.form(
            send("export", "Download my data", "Reading…"),
            class_name="form",
            on_submit=export_all,
        ),
    )


def _import() -> rx.Component:
    return part(
        "import",
        "Bring your data back",
        "Writes what stands in such a file into this account, but for comments: they aren’t"
        " published again. An item that is already here stays where it is newer than the file’s,"
        " or as new; what you deleted since comes back.",
        rx.el.form(
            field(
                "importFile", "File of an export", account().errorField,
                f"A JSON file of up to {_MEGABYTES} MB that was downloaded here.",
                type="file", accept=".json,application/json",
            ),
            send(
                "import", "Import the file", "Writing…",
                when(
                    account().resumable,
                    rx.el.button(
                        "Go on where the import stopped",
                        type="button", class_name="button", on_click=go_on_importing,
                    ),
                ),
            ),
            class_name="form",
            on_submit=import_file,
        ),
    )  # fmt: skip


def _leave() -> rx.Component:
    goes = rx.el.ul(
        rx.el.li(f"your {what_only_you_see()}"),
        rx.el.li("your comments; where others replied, they see that one was deleted"),
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
                send("leave", "Delete my account", "Deleting…"),
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
        own_security.address(),
        own_security.factor(),
        own_security.devices(),
        _export(),
        _import(),
        _leave(),
        class_name="settings",
    )


def page() -> rx.Component:
    return own_page("your account", account().status, account().failure, _account())
