"""A learner's study plan: written, ordered by keys and by dragging, ticked off, kept."""

import re

import pytest
from playwright.sync_api import Locator, expect

from lectern.learner_items import TODO
from tests.aws import Aws
from tests.browser.visitor import Visitor

TASKS = ("Read about keys", "Write the policy", "Attack it")


@pytest.fixture
def planner(learner: Visitor, own_id: str, aws: Aws) -> Visitor:
    """The learner, with nothing on their plan."""
    table = aws.outputs.learnersTable
    for item in aws.partition(table, own_id):
        if TODO.begins(item["sk"]):
            key = {"pk": {"S": own_id}, "sk": {"S": item["sk"]}}
            aws.dynamodb.delete_item(TableName=table, Key=key)
    return learner


def _open(visitor: Visitor) -> None:
    visitor.open("/plan")
    expect(visitor.page.get_by_role("heading", name="Study plan", level=1)).to_be_visible()


def _list(visitor: Visitor, name: str) -> Locator:
    return visitor.page.get_by_role("region", name=name).locator(".todo-task")


def _add(visitor: Visitor, task: str, due: str = "") -> None:
    visitor.page.get_by_label("What do you plan to do?").fill(task)
    visitor.page.get_by_label("Until when? (optional)").fill(due)
    visitor.page.get_by_role("button", name="Add to the plan").click()
    expect(_list(visitor, "To do").last).to_have_text(task)


def _tool(visitor: Visitor, what: str, task: str) -> Locator:
    return visitor.page.get_by_role("button", name=f"{what}: {task}")


def test_a_plan_is_kept_in_its_order(planner: Visitor) -> None:
    _open(planner)
    expect(planner.page.get_by_text("Your plan is empty.")).to_be_visible()
    for task in TASKS:
        _add(planner, task)
    expect(planner.page.get_by_label("What do you plan to do?")).to_be_focused()
    expect(planner.page.get_by_label("What do you plan to do?")).to_have_value("")

    up = _tool(planner, "Move up", TASKS[2])
    up.focus()
    planner.page.keyboard.press("Enter")
    expect(_list(planner, "To do")).to_have_text([TASKS[0], TASKS[2], TASKS[1]])
    expect(up).to_be_focused()
    planner.page.keyboard.press("Enter")
    expect(_list(planner, "To do")).to_have_text([TASKS[2], TASKS[0], TASKS[1]])
    expect(up).to_be_focused()
    expect(up).to_have_attribute("aria-disabled", "true")
    expect(planner.page.get_by_role("status").filter(has_text="is now 1 of 3")).to_be_attached()

    _open(planner)
    expect(_list(planner, "To do")).to_have_text([TASKS[2], TASKS[0], TASKS[1]])


def test_a_row_is_dragged_to_its_place(planner: Visitor) -> None:
    _open(planner)
    for task in TASKS:
        _add(planner, task)
    rows = planner.page.locator("[data-row]")
    grip, last = rows.first.locator("[data-grip]"), rows.last.bounding_box()
    assert last is not None
    grip.hover()
    planner.page.mouse.down()
    planner.page.mouse.move(last["x"] + 10, last["y"] + last["height"] - 2, steps=5)
    expect(rows.last).to_have_class(re.compile("drop-after"))
    planner.page.mouse.up()
    expect(_list(planner, "To do")).to_have_text([TASKS[1], TASKS[2], TASKS[0]])
    expect(planner.page.locator(".dragged")).to_have_count(0)

    rows.first.locator("[data-grip]").hover()
    planner.page.mouse.down()
    planner.page.mouse.move(last["x"] + 10, last["y"] + 5, steps=3)
    planner.page.keyboard.press("Escape")
    planner.page.mouse.up()
    expect(_list(planner, "To do")).to_have_text([TASKS[1], TASKS[2], TASKS[0]])


def test_tasks_are_ticked_off_changed_and_brought_back(planner: Visitor) -> None:
    _open(planner)
    _add(planner, TASKS[0], "2020-01-31")
    expect(planner.page.locator(".overdue")).to_have_text("was due on Friday, January 31, 2020")
    planner.page.get_by_role("checkbox", name=TASKS[0]).click()
    expect(planner.page.get_by_text("Nothing left to do.")).to_be_visible()
    expect(_list(planner, "Done")).to_have_text([TASKS[0]])
    planner.page.get_by_role("checkbox", name=TASKS[0]).click()
    expect(_list(planner, "To do")).to_have_text([TASKS[0]])

    _tool(planner, "Change", TASKS[0]).click()
    field = planner.page.get_by_label("What do you plan to do?").last
    expect(field).to_be_focused()
    field.fill("Read it twice")
    planner.page.get_by_role("button", name="Save the change").click()
    expect(_list(planner, "To do")).to_have_text(["Read it twice"])
    expect(_tool(planner, "Change", "Read it twice")).to_be_focused()

    _tool(planner, "Remove", "Read it twice").click()
    expect(planner.page.get_by_role("button", name="Undo")).to_be_focused()
    planner.page.keyboard.press("Enter")
    expect(_list(planner, "To do")).to_have_text(["Read it twice"])
    _open(planner)
    expect(_list(planner, "To do")).to_have_text(["Read it twice"])
