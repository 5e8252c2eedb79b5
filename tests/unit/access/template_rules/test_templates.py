"""Every template that is deployed keeps every rule, in Amplify's form and in the exit's."""

import json
from pathlib import Path

import pytest

from amplify.plain import root
from local.cloud.deploy.deployment import ROOT_TEMPLATE
from tests.unit.access.template_rules import checking
from tests.unit.amplify.templates import RESOURCES, template_files


@pytest.mark.parametrize(
    "file", [*template_files(), ROOT_TEMPLATE], ids=lambda file: file.parent.name
)
def test_a_template_keeps_every_rule(file: Path) -> None:
    assert checking.of_file(file) == []


PLAIN = root.write(RESOURCES.values())
BUCKET = json.loads(Path(root.__file__).with_name("bucket.json").read_text())


@pytest.mark.parametrize("name", ["root", "bucket", *PLAIN.nested])
def test_a_template_without_amplify_keeps_every_rule(name: str) -> None:
    template = {"root": PLAIN.root, "bucket": BUCKET, **PLAIN.nested}[name]
    assert checking.of_template(template) == []
