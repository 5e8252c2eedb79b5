"""The discussion below a lesson: a place for it in the page, and the part that is loaded later."""

import reflex as rx

from webapp.client.bindings import lesson
from webapp.client.discussion import discussion
from webapp.client.states import Thread
from webapp.components.choice import by, each, pick, when
from webapp.components.comments import Writing, act, button, comment, form
from webapp.components.near import near
from webapp.components.states import again, skeleton

LIST = "discussion-list"


def _more(root: object, busy: bool, more: bool, error: str, label: str) -> rx.Component:
    return rx.fragment(
        when(error != "", rx.el.p(error, role="alert", class_name="comment-note wrong")),
        when(
            more,
            button(pick(busy, "Loading…", label), act("more", root), "button", aria_disabled=busy),
        ),
    )


def _opener(thread: Thread) -> rx.Component:
    """One button for both, so that it keeps the focus."""
    show = pick(thread.count == 1, "Show 1 reply", f"Show {thread.count} replies")
    does = act(pick(thread.open, "hide", "show"), thread.comment.id)
    expanded = pick(thread.open, "true", "false")
    label = pick(thread.open, "Hide the replies", show)
    return when(thread.count > 0, button(label, does, "text-button", aria_expanded=expanded))


def _replies(thread: Thread) -> rx.Component:
    root = thread.comment.id
    reply = form(Writing("reply", "Your reply", "Reply", root), thread.draft, thread.problem)
    return rx.el.div(
        _opener(thread),
        rx.el.ol(each(thread.replies, lambda one: rx.el.li(comment(one), key=one.key))),
        _more(root, thread.busy, thread.more, thread.error, "Show more replies"),
        when(thread.replying, reply),
        class_name="replies",
    )


def _thread(thread: Thread) -> rx.Component:
    key = thread.comment.key
    return rx.el.li(comment(thread.comment), _replies(thread), key=key, class_name="thread")


def _order() -> rx.Component:
    newest = discussion().newestFirst
    return rx.el.div(
        button(
            "Newest first",
            act("newest"),
            class_name="button toggle",
            aria_pressed=pick(newest, "true", "false"),
        ),
        button(
            "Oldest first",
            act("oldest"),
            class_name="button toggle",
            aria_pressed=pick(newest, "false", "true"),
        ),
        role="group",
        aria_label="Order of the comments",
        class_name="row discussion-order",
    )


def _list() -> rx.Component:
    state = discussion()
    fresh = pick(state.fresh == 1, "Show 1 new comment", f"Show {state.fresh} new comments")
    return rx.fragment(
        form(Writing("new", "Your comment", "Post"), state.draft, state.problem),
        when(state.threads.length() > 1, _order()),  # type: ignore[attr-defined]
        when(state.fresh > 0, button(fresh, act("fresh"), class_name="button fresh")),
        rx.el.ol(each(state.threads, _thread), id=LIST, class_name="threads"),
        _more("", state.busy, state.more, state.moreError, "Show more comments"),
    )


def _waiting() -> rx.Component:
    return rx.el.div(*(skeleton("row") for _ in range(3)), class_name="stack", aria_busy="true")


def _failed(text: object) -> rx.Component:
    return rx.el.div(rx.el.p(text), again(), class_name="stack-small")


@rx.memo
def comments_of_lesson() -> rx.Component:
    state = discussion()
    offline = "You’re offline. The discussion is read when the connection is back."
    return rx.el.div(
        rx.el.p(state.said, role="status", class_name="unseen"),
        by(
            state.status,
            {"ready": _list(), "error": _failed(state.error), "offline": _failed(offline)},
            _waiting(),
        ),
    )


def discussion_section() -> rx.Component:
    """The heading is there from the start; the rest comes when the reader comes near it."""
    count = lesson().comments
    place = rx.el.div(class_name="discussion-place")
    return rx.el.section(
        rx.el.h2("Discussion", id="discussion-heading", tab_index=-1),
        rx.el.p(
            pick(count == 0, "No comments yet.", ""),
            when(
                count > 0,
                rx.fragment(f"{count}", pick(count == 1, " comment", " comments")),
            ),
            class_name="quiet",
        ),
        near(comments_of_lesson, place, key=lesson().lesson.contentId),
        id="discussion",
        aria_labelledby="discussion-heading",
        class_name="discussion",
    )
