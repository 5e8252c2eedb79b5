"""Every template that is deployed keeps every rule."""

from pathlib import Path

import pytest

from local.cloud.deploy.deployment import ROOT_TEMPLATE
from tests.unit.amplify.templates import template_files
from tests.unit.template_rules import checking


@pytest.mark.parametrize(
    "file", [*template_files(), ROOT_TEMPLATE], ids=lambda file: file.parent.name
)
def test_a_template_keeps_every_rule(file: Path) -> None:
    assert checking.of_file(file) == []
