"""A comment, its buttons and its forms. Each says by `data-do` and `data-form` what it is for: one
listener hears them all (`client/src/discussionForms.ts`).
"""

from typing import Any

import reflex as rx

from lectern.reasons import CommentReason
from webapp.client.states import Comment
from webapp.components.choice import by, each, pick, when
from webapp.components.raw import FILLED, anchor, html_div
from webapp.components.states import problem

REFUSALS: dict[CommentReason, str] = {
    "empty": "There is nothing in it.",
    "too-long": "It has more characters than a comment may have.",
    "junk": "It isn’t text that can be shown.",
    "clock": "This device’s clock was wrong. Set its date and time, then post it again.",
    "not-published": "This lesson isn’t published any more.",
    "no-thread": "The comment that it replies to was deleted.",
    "too-fast": "You posted many comments within a minute. Wait a moment, then post it again.",
    "too-many": "You have posted as many comments as one person may in a day. Try again tomorrow.",
    "too-late": "A comment can be changed for 15 minutes after it was posted.",
    "duplicate": "You have already posted the same text here.",
    "links": "It has more links than a comment may have.",
    "words": "It has a word that isn’t welcome here.",
}
ACTS = {
    "reply": "Reply",
    "edit": "Edit",
    "delete": "Delete",
    "again": "Try again",
    "back": "Edit",
    "discard": "Throw away",
}
MARKDOWN = (
    "You can use Markdown: **bold**, *italic*, `code`, ``` for blocks of code, [links](https://…),"
    " - lists and > quotes. Ctrl+Enter posts."
)


def act(name: Any, comment_id: Any = "", root: Any = "") -> dict[str, Any]:
    return {"data-do": name, "data-id": comment_id, "data-root": root}


def button(label: Any, attributes: dict[str, Any], class_name: str, **props: Any) -> rx.Component:
    return rx.el.button(
        label, type="button", class_name=class_name, custom_attrs=attributes, **props
    )


def form(
    kind: str, label: Any, send: str, comment_id: Any, root: Any, text: Any, wrong: Any
) -> rx.Component:
    """What is typed is kept on the device while it is typed."""
    new = kind == "new"
    name = "write" if new else f"write-{comment_id}"
    cancel = button("Cancel", act("close", comment_id, root), "button button-plain")
    return rx.el.form(
        rx.el.label(label, html_for=name),
        rx.el.textarea(
            id=name,
            name="text",
            default_value=text,
            class_name="input",
            rows="3",
            aria_invalid=pick(wrong != "", "true", "false"),
            aria_describedby=f"{name}-hint {name}-count {name}-problem",
        ),
        rx.el.p(MARKDOWN, id=f"{name}-hint", class_name="hint"),
        rx.el.p(
            id=f"{name}-count",
            role="status",
            class_name="comment-count",
            custom_attrs={"data-counter": ""},
        ),
        problem(wrong, f"{name}-problem"),
        rx.el.div(
            rx.el.button(send, type="submit", class_name="button button-primary"),
            rx.fragment() if new else cancel,
            class_name="form-end",
        ),
        class_name="comment-form",
        custom_attrs={"data-form": kind, "data-id": comment_id, "data-root": root},
    )


def _avatar(comment: Comment) -> rx.Component:
    return rx.el.svg(
        rx.el.path(d=comment.avatar),
        view_box="0 0 5 5",
        custom_attrs={**FILLED, "data-tone": comment.tone},
        class_name="comment-avatar",
        aria_hidden="true",
    )


def _head(comment: Comment) -> rx.Component:
    return rx.el.header(
        _avatar(comment),
        rx.el.bdi(pick(comment.authorName != "", comment.authorName, "You"), class_name="author"),
        when(
            comment.dateTime != "",
            anchor(
                rx.el.time(comment.when, date_time=comment.dateTime), href=f"#{comment.anchor}"
            ),
        ),
        when(comment.edited, rx.el.span("edited")),
        class_name="comment-head",
    )


def _body(comment: Comment) -> rx.Component:
    """What is on its way has no HTML yet: it stands there as it was typed."""
    return when(
        comment.html != "",
        html_div(comment.html, "prose prose-text comment-text"),
        rx.el.p(comment.text, dir="auto", class_name="comment-text plain"),
    )


def _note(comment: Comment) -> rx.Component:
    """How far it is, where it isn't published."""
    refusal = rx.match(comment.reason, *REFUSALS.items(), "")
    changed = pick(comment.html != "", "Your change was not published.", "Not published.")
    return by(
        comment.status,
        {
            "posting": rx.el.p("Posting…", class_name="comment-note"),
            "waiting": rx.el.p(
                "It waits for the connection and is then posted. ",
                comment.problem,
                class_name="comment-note",
            ),
            "unsent": rx.el.p("Not posted. ", comment.problem, class_name="comment-note wrong"),
            "refused": rx.el.p(changed, " ", refusal, class_name="comment-note wrong"),
        },
        problem(comment.problem, f"problem-{comment.anchor}"),
    )


def _confirm(comment: Comment) -> rx.Component:
    here = (comment.id, comment.root)
    return rx.el.div(
        rx.el.p("Delete this comment for good?", id=f"delete-{comment.id}", tab_index=-1),
        button("Delete", act("confirm", *here), "button"),
        button("Keep it", act("close", *here), "button button-plain"),
        class_name="form-end",
    )


def _buttons(comment: Comment) -> rx.Component:
    def one(name: Any) -> rx.Component:
        label = rx.match(name, *ACTS.items(), "")
        return button(label, act(name, comment.id, comment.root), "text-button")

    return rx.el.div(each(comment.acts, one), class_name="comment-acts")


def _open(comment: Comment) -> rx.Component:
    edit = form(
        "edit",
        "Edit your comment",
        "Save",
        comment.id,
        comment.root,
        comment.source,
        comment.problem,
    )
    return rx.fragment(
        _head(comment),
        when(
            comment.form == "edit",
            edit,
            rx.fragment(
                _body(comment),
                _note(comment),
                when(comment.form == "delete", _confirm(comment), _buttons(comment)),
            ),
        ),
    )


def comment(one: Comment) -> rx.Component:
    deleted = rx.el.p("This comment was deleted.", class_name="quiet")
    return rx.el.article(
        when(one.status == "deleted", deleted, _open(one)),
        id=one.anchor,
        tab_index=-1,
        class_name=pick(one.linked, "comment linked", "comment"),
    )


