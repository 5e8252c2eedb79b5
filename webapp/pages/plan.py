"""A learner's study plan: what to do, in their own order, with a day where they want one."""

import reflex as rx

from lectern.learner_items import TODO
from webapp.client import routes
from webapp.client.bindings import add_todo, bring_back, plan
from webapp.components.choice import each, pick, when
from webapp.components.fields import field, submit
from webapp.components.own_page import own_page
from webapp.components.states import heading, problem
from webapp.components.todo_rows import done_row, todo_row

ROUTE = routes.PLAN
TITLE = "Study plan · Lectern"
DESCRIPTION = "What you plan to learn, in your own order."


def _add() -> rx.Component:
    return rx.el.form(
        field(
            "task", "What do you plan to do?", plan().errorField,
            max_length=TODO.attribute("task").most, required=True, auto_complete="off",
        ),
        field("due", "Until when? (optional)", plan().errorField, type="date"),
        submit("Add to the plan", "Add to the plan", False),
        id="add-todo",
        class_name="todo-form",
        on_submit=add_todo,
    )  # fmt: skip


def _removed() -> rx.Component:
    undo = rx.el.button(
        "Undo", id="undo", type="button", on_click=bring_back, class_name="text-button"
    )
    return when(
        plan().removed != "",
        rx.el.p(
            rx.el.span("“", plan().removed, "” was removed. ", dir="auto"),
            undo,
            class_name="notice-line",
        ),
    )


def _ahead() -> rx.Component:
    none = rx.el.p(
        pick(
            plan().done.length() > 0,  # type: ignore[attr-defined]
            "Nothing left to do. Well done.",
            "Your plan is empty. Put the first thing on it, with a day if you like.",
        ),
        class_name="quiet",
    )
    return rx.el.section(
        rx.el.h2("To do", id="ahead"),
        _removed(),
        when(
            plan().todos.length() > 0,  # type: ignore[attr-defined]
            rx.el.ol(each(plan().todos, todo_row), class_name="todos"),
            none,
        ),
        class_name="stack",
        aria_labelledby="ahead",
    )


def _done() -> rx.Component:
    listed = rx.el.section(
        rx.el.h2("Done", id="done"),
        rx.el.ul(each(plan().done, done_row), class_name="todos"),
        class_name="stack",
        aria_labelledby="done",
    )
    return when(plan().done.length() > 0, listed)  # type: ignore[attr-defined]


def _plan() -> rx.Component:
    return rx.el.div(
        rx.el.div(
            heading("Study plan"),
            rx.el.p("Only you see it, on every device that you sign in on.", class_name="lead"),
            class_name="page-head",
        ),
        problem(plan().error),
        _add(),
        rx.el.div(plan().said, role="status", class_name="unseen"),
        _ahead(),
        _done(),
        class_name="plan",
    )


def page() -> rx.Component:
    return own_page("your study plan", plan().status, plan().error, _plan())
