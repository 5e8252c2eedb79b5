"""The model of IAM could be published as it stands: it needs nothing of ours; its README runs."""

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from amplify.project.root import ROOT

IAM = ROOT / "access" / "iam"
BLOCK = re.compile(r"^```(python|text)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
FILES = sorted(IAM.rglob("*.py"))


def blocks(kind: str) -> list[str]:
    return [text for name, text in BLOCK.findall((IAM / "README.md").read_text()) if name == kind]


@pytest.fixture
def alone(tmp_path: Path) -> Path:
    """A folder with the model and nothing else."""
    shutil.copytree(IAM, tmp_path / "access" / "iam")
    return tmp_path


def test_each_example_of_its_readme_prints_what_the_readme_says(alone: Path) -> None:
    """The examples stand one after the other, and so they are run. `-S`: no package is
    there.
    """
    program = "".join(blocks("python"))
    ran = subprocess.run(
        [sys.executable, "-S", "-c", program],
        cwd=alone,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.stderr == ""
    assert ran.stdout == "".join(blocks("text"))
    assert len(blocks("python")) == len(blocks("text")) == 3


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_it_imports_the_standard_library_and_itself(file: Path) -> None:
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            names = [each.name for each in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0
            names = [node.module or ""]
        else:
            continue
        for name in names:
            assert name.startswith("access.iam") or name.split(".")[0] in sys.stdlib_module_names


def test_its_readme_names_each_of_its_files() -> None:
    told = (IAM / "README.md").read_text()
    own = {file.name for file in IAM.glob("*.py")} - {"__init__.py"}
    assert {name for name in own if f"`{name}`" not in told} == set()
