"""Whatever file of this repository a document names is there."""

import re
import subprocess
from pathlib import Path

import pytest

from amplify.project.root import ROOT

NAMED = re.compile(r"`((?:amplify|backend_functions|docs|local|tests|webapp)/[\w./-]+)`")
OF_AN_ENVIRONMENT = {"amplify/team-provider-info.json"}
"""Written by the CLI where it is used."""


def documents() -> tuple[Path, ...]:
    listed = subprocess.run(
        ["git", "ls-files", "*.md"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return tuple(map(Path, listed.stdout.splitlines()))


@pytest.mark.parametrize("document", documents(), ids=str)
def test_a_document_names_no_file_that_is_gone(document: Path) -> None:
    named = set(NAMED.findall((ROOT / document).read_text())) - OF_AN_ENVIRONMENT
    assert {path for path in named if not (ROOT / path).exists()} == set()


def test_there_are_documents() -> None:
    assert Path("docs/leaving-amplify.md") in documents()
