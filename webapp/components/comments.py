"""A comment, its buttons and its forms. Each says by `data-do` and `data-form` what it is for: one
listener hears them all (`client/src/discussionForms.ts`).
"""

from dataclasses import dataclass
from typing import Any, Literal

import reflex as rx

from lectern.reasons import CommentReason
from webapp.client.states import Comment
from webapp.components.choice import by, each, pick, when
from webapp.components.raw import FILLED, anchor, heard_form, html_div
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


@dataclass(frozen=True)
class Writing:
    """What a form is for: `comment_id` names the thread of a reply, or what is changed."""

    kind: Literal["new", "reply", "edit"]
    label: str
    send: str
    comment_id: Any = ""
    root: Any = ""

    def named(self, part: str = "") -> Any:
        """The id of the field, or of what belongs to it."""
        of = "" if self.kind == "new" else f"-{self.comment_id}"
        return rx.Var.create(f"write{of}{part}")


def _field(writing: Writing, text: Any, wrong: Any) -> rx.Component:
    described = " ".join(f"{writing.named(part)}" for part in ("-hint", "-count", "-problem"))
    return rx.fragment(
        rx.el.label(writing.label, html_for=writing.named()),
        rx.el.textarea(
            id=writing.named(),
            name="text",
            default_value=text,
            class_name="input",
            rows="3",
            aria_invalid=pick(wrong != "", "true", "false"),
            aria_describedby=described,
        ),
        rx.el.p(MARKDOWN, id=writing.named("-hint"), class_name="hint"),
        rx.el.p(
            id=writing.named("-count"),
            role="status",
            class_name="comment-count",
            custom_attrs={"data-counter": ""},
        ),
        problem(wrong, writing.named("-problem")),
    )


def form(writing: Writing, text: Any, wrong: Any) -> rx.Component:
    """What is typed is kept on the device while it is typed."""
    here = (writing.comment_id, writing.root)
    cancel = button("Cancel", act("close", *here), class_name="button button-plain")
    return heard_form(
        _field(writing, text, wrong),
        rx.el.div(
            rx.el.button(writing.send, type="submit", class_name="button button-primary"),
            rx.fragment() if writing.kind == "new" else cancel,
            class_name="form-end",
        ),
        class_name="comment-form",
        custom_attrs={"data-form": writing.kind, "data-id": here[0], "data-root": here[1]},
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
            anchor(rx.el.time(comment.when, date_time=comment.dateTime), href=f"#{comment.anchor}"),
        ),
        when(comment.edited, rx.el.span("edited")),
        class_name="comment-head",
    )


def _body(comment: Comment) -> rx.Component:
    """What is on its way has no HTML yet: it stands there as it was typed."""
    return when(
        comment.html != "",
        html_div(comment.html, class_name="prose prose-text comment-text"),
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
        problem(comment.problem, rx.Var.create(f"problem-{comment.anchor}")),
    )


def _confirm(comment: Comment) -> rx.Component:
    here = (comment.id, comment.root)
    asked = rx.Var.create(f"delete-{comment.id}")
    return rx.el.div(
        rx.el.p("Delete this comment for good?", id=asked, tab_index=-1),
        button("Delete", act("confirm", *here), "button"),
        button("Keep it", act("close", *here), class_name="button button-plain"),
        class_name="form-end",
    )


def _buttons(comment: Comment) -> rx.Component:
    def one(name: Any) -> rx.Component:
        label = rx.match(name, *ACTS.items(), "")
        return button(label, act(name, comment.id, comment.root), "text-button")

    return rx.el.div(each(comment.acts, one), class_name="comment-acts")


def _open(comment: Comment) -> rx.Component:
    edit = Writing("edit", "Edit your comment", "Save", comment.id, comment.root)
    return rx.fragment(
        _head(comment),
        when(
            comment.form == "edit",
            form(edit, comment.source, comment.problem),
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
