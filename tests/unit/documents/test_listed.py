"""Every command of every document is run by a test, or says of itself that it needs an account."""

import re
import shlex

import pytest

from amplify.project.root import ROOT
from tests.documents import commands, listed, reached, recipes, samples
from tests.documents.commands import Command

EVERY = commands.every()
TEXTS = sorted({each.text for each in EVERY})
WHAT_TO_DO = (
    "is run by no test. Add it to tests/documents/listed.py: to ALONE or ON_A_CLOUD with what is "
    "to be run, or to ELSEWHERE with what runs it."
)
KNOWN = {*listed.ALONE, *listed.ON_A_CLOUD, *listed.ELSEWHERE, *listed.BY_NOBODY}
ACCOUNT = re.compile(r"needs? an AWS account")
ON_AWS = re.compile(
    r"aws |amplify |make .*\b(?:AWS|ENV)=|\.venv/\S+ -m amplify\.(?!outputs)|.* --env "
)


def unknown(text: str) -> list[str]:
    """What of a command nothing is known to run."""
    if text.startswith("aws "):
        return []
    if text.startswith("make ") and text not in KNOWN:
        return [line for line in recipes.lines(samples.filled(text)) if line not in KNOWN]
    return [] if text in KNOWN else [text]


def of_python(text: str) -> bool:
    """Whether it is run by a Python that is only there by chance."""
    words = [word for word in shlex.split(samples.filled(text)) if "=" not in word]
    return bool(
        re.fullmatch(r"python[\d.]*|pip[\d.]*|pytest|cfn-lint|npm|node|mypy|ruff", words[0])
    )


def silent(command: Command) -> bool:
    """Whether its reader isn't told that it needs an account."""
    read = f"{command.section.opening}\n{command.section.text}"
    return ON_AWS.match(command.text) is not None and not ACCOUNT.search(" ".join(read.split()))


@pytest.mark.parametrize("text", TEXTS)
def test_a_command_is_run_by_a_test(text: str) -> None:
    assert unknown(text) == [], WHAT_TO_DO


@pytest.mark.parametrize("text", TEXTS)
def test_a_command_names_the_programs_of_this_folder(text: str) -> None:
    assert not of_python(text), "write .venv/bin/… : `make setup` installs nothing else"


def test_what_needs_an_account_says_so_in_its_section_or_where_its_page_begins() -> None:
    assert [str(each) for each in EVERY if silent(each)] == []


@pytest.mark.parametrize("command", [each for each in EVERY if each.text in listed.BY_NOBODY])
def test_of_what_nobody_runs_the_document_says_why(command: Command) -> None:
    assert listed.BY_NOBODY[command.text] in " ".join(command.section.text.split())


@pytest.mark.parametrize("text", [each for each in TEXTS if each.startswith("make ")])
def test_make_has_the_target_and_reads_the_variables(text: str) -> None:
    assert recipes.unread(samples.filled(text)) == ()


def runs(text: str, by: listed.By) -> bool:
    """Whether what is said to run a command does: by a target of make that continuous integration
    calls, or in code that a test reaches."""
    if by.file == listed.CI:
        called = {
            f"make {target}"
            for line in (ROOT / by.file).read_text().splitlines()
            if line.startswith("make ")
            for target in line.split()[1:]
        }
        return by.says in called and text in recipes.lines(by.says)
    units = [unit for unit in reached.reached() if unit.file == by.file]
    return any(by.says in unit.code for unit in units)


@pytest.mark.parametrize("text", listed.ELSEWHERE)
def test_what_is_said_to_run_a_command_runs_it(text: str) -> None:
    assert runs(text, listed.ELSEWHERE[text])


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("make nothing", listed.By(listed.CI, "make nothing")),
        (".venv/bin/python -m mypy", listed.By(listed.CI, "make lint")),
        (".venv/bin/python -m local.run", listed.By("tests/stack.py", "The product as a user")),
    ],
)
def test_what_runs_another_command_or_only_speaks_of_it_is_seen(text: str, by: listed.By) -> None:
    assert not runs(text, by)


def test_nothing_is_listed_that_no_document_has() -> None:
    written = {each.text for each in EVERY}
    made = {
        line
        for text in written
        if text.startswith("make ") and text not in KNOWN
        for line in recipes.lines(samples.filled(text))
    }
    assert sorted(KNOWN - written - made) == []


@pytest.mark.parametrize("text", ["make nothing", ".venv/bin/python -m local.nothing", "npm ci"])
def test_a_new_command_is_not_known(text: str) -> None:
    try:
        assert unknown(text) != []
    except recipes.NoSuchRecipe as refusal:
        assert "nothing" in str(refusal)  # noqa: PT017


def test_a_command_without_a_word_about_the_account_is_seen() -> None:
    said = "# A\nIt needs an AWS\naccount.\n## B\n`aws s3 ls`"
    for text, told in ((said, True), ("# A\n## B\n`aws s3 ls`\n## C\nneeds an AWS account", False)):
        (command,) = commands.of_text("x.md", text)
        assert silent(command) != told


def test_a_variable_that_nothing_reads_is_seen() -> None:
    assert recipes.unread("make replay STAGE=prod") == ("STAGE",)


def test_a_program_from_elsewhere_is_seen() -> None:
    assert of_python("python -m operations.costs")
    assert of_python("A=b npm ci")
    assert not of_python(".venv/bin/python -m operations.costs")
