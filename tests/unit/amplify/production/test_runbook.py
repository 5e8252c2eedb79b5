"""The runbook's table of rehearsals names each of its headings, and tests that exist."""

import re

import pytest

from amplify.project.root import ROOT

TEXT = (ROOT / "docs" / "operations.md").read_text()
ENDS = "What rehearses this page"
BEFORE = "Before anybody comes"
HEADINGS = [title for title in re.findall(r"^## (.+)$", TEXT, re.MULTILINE) if title != ENDS]
ROWS = [line.split("|")[1:-1] for line in TEXT.partition(f"## {ENDS}")[2].splitlines()]
TABLE = [[cell.strip() for cell in row] for row in ROWS if len(row) == 3 and "---" not in row[0]][
    1:
]
NAMED = sorted(set(re.findall(r"`(tests/[^`]+)`", TEXT)))
COMMANDS = re.findall(r"`([^`]*python[^`]*)`", TEXT)


def test_every_heading_has_one_row_in_the_order_of_the_page() -> None:
    assert [row[0] for row in TABLE] == [title for title in HEADINGS if title != BEFORE]


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row[0])
def test_a_heading_is_rehearsed_or_says_why_not(row: list[str]) -> None:
    assert "`tests/" in row[1] or row[2].startswith("all of it")


@pytest.mark.parametrize("path", NAMED)
def test_a_test_that_the_page_names_is_there(path: str) -> None:
    assert (ROOT / path).is_file()


@pytest.mark.parametrize("title", sorted(set(re.findall(r"\]\(#([^)]+)\)", TEXT))))
def test_a_link_within_the_page_leads_to_a_heading(title: str) -> None:
    anchors = {re.sub(r"[^\w\- ]", "", each.lower()).replace(" ", "-") for each in HEADINGS}
    assert title in anchors


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_runs_as_it_is_written_and_names_the_environment_as_all_do(command: str) -> None:
    assert command.startswith(".venv/bin/python -m ")
    module = command.split()[2]
    path = ROOT / module.replace(".", "/")
    assert path.with_suffix(".py").is_file() or (path / "__main__.py").is_file()
    assert "--role" not in command
    assert "--env <env>" in command or module.startswith("amplify.")
