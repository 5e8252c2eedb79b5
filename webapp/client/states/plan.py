"""The study plan of a learner."""
# ruff: noqa: N815 -- these are the names of JavaScript fields

from dataclasses import dataclass

from webapp.client.states.choices import PageStatus


@dataclass(frozen=True)
class Todo:
    """`due` is a day as a date field has it, `dueText` the same in words; both empty for none.

    `error` says why its last change wasn't saved. `first` and `last` are its place in its list.
    """

    id: str
    task: str
    due: str
    dueText: str
    overdue: bool
    first: bool
    last: bool
    edited: bool
    error: str


@dataclass(frozen=True)
class Plan:
    """`todos` in the learner's own order, `done` the latest first.

    `said` is what was just done, for whom doesn't see it; `removed` names what can be brought back.
    `errorField` is as in Session.
    """

    status: PageStatus
    error: str
    errorField: str
    todos: list[Todo]
    done: list[Todo]
    said: str
    removed: str
