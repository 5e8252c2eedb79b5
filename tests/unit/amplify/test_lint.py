"""cfn-lint, AWS's own checker of templates, over everything that is deployed."""

from pathlib import Path

import pytest
from cfnlint.api import lint_file

from local.cloud.deploy.deployment import ROOT_TEMPLATE
from tests.unit.amplify.templates import RESOURCES, template_files

NOT_OURS_TO_CHANGE = {
    "W2001",  # the CLI passes `env`, and to its own template every input, used or not
    "W3005",  # the CLI's template states dependencies that a Ref implies
}


def _name(file: Path) -> str:
    return file.parent.relative_to(file.parents[3]).as_posix()


@pytest.mark.parametrize("file", [*template_files(), ROOT_TEMPLATE], ids=_name)
def test_a_template_is_valid(file: Path) -> None:
    found = [str(match) for match in lint_file(file) if match.rule.id not in NOT_OURS_TO_CHANGE]
    assert found == []


def test_every_template_of_the_project_is_checked() -> None:
    assert len(template_files()) == len(RESOURCES)
