"""The lines of the study plan: those to do, which can be moved and changed, and those done."""

from typing import Any

import reflex as rx

from lectern.learner_items import TODO
from webapp.client.bindings import (
    change_todo,
    drop_todo,
    edit_todo,
    keep_todo,
    move_todo,
    plan,
    tick_todo,
)
from webapp.client.states import Todo
from webapp.components.choice import pick, when
from webapp.components.fields import field, submit
from webapp.components.icons import IconName, icon
from webapp.components.states import problem


def _due(todo: Todo, done: bool) -> rx.Component:
    if done:
        return rx.fragment()
    return when(
        todo.dueText != "",
        rx.el.span(todo.dueText, class_name=pick(todo.overdue, "todo-due overdue", "todo-due")),
    )


def _tick(todo: Todo, done: bool) -> rx.Component:
    return rx.el.label(
        rx.el.input(
            type="checkbox",
            name="done",
            checked=done,
            on_change=tick_todo.partial(todo.id),
            class_name="todo-tick",
        ),
        rx.el.span(
            rx.el.span(todo.task, dir="auto", class_name="todo-task"),
            _due(todo, done),
            class_name="todo-text",
        ),
        class_name="todo-what",
    )


def _button(label: str, todo: Todo, name: IconName, **props: Any) -> rx.Component:
    """Its id is the icon's name and the to-do's id: where the data layer leads the focus."""
    return rx.el.button(
        icon(name),
        type="button",
        class_name="icon-button",
        aria_label=f"{label}: {todo.task}",
        custom_attrs={"id": f"{name}-{todo.id}"},
        **props,
    )


def _move(label: str, todo: Todo, name: IconName, step: int, off: bool) -> rx.Component:
    """Not `disabled` at an end of the list: the button that was pressed keeps the focus."""
    return _button(
        label,
        todo,
        name,
        aria_disabled=off,
        on_click=move_todo.partial(todo.id, step),
    )


def _remove(todo: Todo) -> rx.Component:
    return _button("Remove", todo, "bin", on_click=drop_todo.partial(todo.id))


def _tools(todo: Todo) -> rx.Component:
    return rx.el.span(
        _move("Move up", todo, "up", -1, todo.first),
        _move("Move down", todo, "down", 1, todo.last),
        _button("Change", todo, "pen", on_click=edit_todo.partial(todo.id)),
        _remove(todo),
        class_name="todo-tools",
    )


def _edited(todo: Todo) -> rx.Component:
    """Its events name no to-do: Reflex lifts a form's events out of the loop over the rows."""
    return rx.el.form(
        field(
            "editedTask", "What do you plan to do?", plan().errorField, default_value=todo.task,
            max_length=TODO.attribute("task").most, required=True, auto_complete="off",
        ),
        field(
            "editedDue", "Until when? (optional)", plan().errorField, type="date",
            default_value=todo.due,
        ),
        rx.el.div(
            submit("Save the change", "Save the change", False),
            rx.el.button(
                "Cancel", type="button", on_click=keep_todo, class_name="button"
            ),
            class_name="form-end",
        ),
        class_name="todo-form",
        on_submit=change_todo,
    )  # fmt: skip


def _line(todo: Todo) -> rx.Component:
    grip = rx.el.span(
        icon("grip"), class_name="todo-grip", aria_hidden="true", custom_attrs={"data-grip": ""}
    )
    return rx.el.div(grip, _tick(todo, False), _tools(todo), class_name="todo-line")


def todo_row(todo: Todo) -> rx.Component:
    return rx.el.li(
        when(todo.edited, _edited(todo), _line(todo)),
        problem(todo.error, f"problem-{todo.id}"),
        class_name="todo",
        custom_attrs={"data-row": todo.id},
    )


def done_row(todo: Todo) -> rx.Component:
    return rx.el.li(
        rx.el.div(
            _tick(todo, True),
            rx.el.span(_remove(todo), class_name="todo-tools"),
            class_name="todo-line",
        ),
        problem(todo.error, f"problem-{todo.id}"),
        class_name="todo todo-done",
    )
