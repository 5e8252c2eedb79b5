"""The README's table of commands is the list that `make help` prints."""

import re
import subprocess

from amplify.project.root import ROOT

ROW = re.compile(r"^\| `(make [a-z-]+)` \| (.+) \|$", re.MULTILINE)
LINE = re.compile(r"^(make [a-z-]+) +(.+)$", re.MULTILINE)


def test_the_readme_tells_of_each_command_what_make_help_tells() -> None:
    printed = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True)
    table = ROW.findall((ROOT / "README.md").read_text().replace("\\|", "|"))
    told = {name: text.replace("`", "") for name, text in table}
    assert told == dict(LINE.findall(printed.stdout))
    assert len(told) == len(table) > 10
