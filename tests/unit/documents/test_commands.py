"""Every form in which a document can hold a command is found."""

import pytest

from tests.documents import commands

FOUND = {
    "`make run`": ["make run"],
    "a `make\nprove` that is wrapped": ["make prove"],
    "```\nmake run\n```": ["make run"],
    "```sh\n$ aws s3 ls\n```": ["aws s3 ls"],
    "```sh\nterraform plan\n# said\n```": ["terraform plan"],
    "- in a list:\n\n  ```\n  aws x y \\\n    --z 1\n  ```": ["aws x y --z 1"],
    "| a | b |\n|---|---|\n| `npm ci` | c |": ["npm ci"],
    "    make run": ["make run"],
    "`git pull && amplify push`": ["git pull", "amplify push"],
    "`A=1 B='x y' .venv/bin/cfn-lint -t x`": ["A=1 B='x y' .venv/bin/cfn-lint -t x"],
    "`python3.12 -m x`": ["python3.12 -m x"],
    "> `./run.sh now`": ["./run.sh now"],
    "the program `aws`, `make` and `amplify.yml`": [],
    "```python\nmake = 1\n```": [],
    "```\n editor ─ CMS ─ webhook\n```": [],
}


@pytest.mark.parametrize("text", FOUND)
def test_a_command_is_found_wherever_it_stands(text: str) -> None:
    assert [each.text for each in commands.of_text("x.md", text)] == FOUND[text]


def test_a_command_knows_its_section_and_the_opening_of_its_page() -> None:
    text = "# A\nfirst\n## B\n`make run`\n## C\nlast"
    (found,) = commands.of_text("x.md", text)
    assert found.section.text == "## B\n`make run`"
    assert found.section.opening == "# A\nfirst"


def test_the_documents_are_read() -> None:
    assert {"README.md", "docs/operations.md", "amplify/ABOUT.md"} <= {*commands.documents()}
    assert "make run" in {each.text for each in commands.every()}
