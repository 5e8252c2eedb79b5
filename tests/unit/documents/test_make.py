"""The README's table of commands is the list that `make help` prints."""

import re
import subprocess

from amplify.project.root import ROOT

ROW = re.compile(r"^\| `(make [a-z-]+)` \| (.+) \|$", re.MULTILINE)
LINE = re.compile(r"^(make [a-z-]+) +(.+)$", re.MULTILINE)


def test_the_readme_tells_of_each_command_what_make_help_tells() -> None:
    printed = subprocess.run(
        ["make", "--no-print-directory", "help"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    table = ROW.findall((ROOT / "README.md").read_text().replace("\\|", "|"))
    told = {name: text.replace("`", "") for name, text in table}
    assert told == dict(LINE.findall(printed.stdout))
    assert len(told) == len(table) > 10


def test_the_list_is_in_groups_as_the_table_is() -> None:
    """By who needs what: a title, then its commands, in the same order here and there."""
    printed = subprocess.run(
        ["make", "--no-print-directory", "help"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    titles = [line for line in printed.stdout.splitlines() if line and not LINE.match(line)]
    table = (ROOT / "README.md").read_text()
    assert titles == re.findall(r"^\| \*\*(.+)\*\* \| \|$", table, re.MULTILINE)
    assert len(titles) == 3
    assert [name for name, _text in LINE.findall(printed.stdout)] == [
        name for name, _text in ROW.findall(table)
    ]
