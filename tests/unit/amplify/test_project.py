"""The tree is what the Amplify CLI leaves: a push changes no file of it."""

import json
from pathlib import Path

import pytest

from tests.unit.amplify.templates import AMPLIFY, RESOURCES, template_files

BACKEND = AMPLIFY / "backend"
HAND_WRITTEN = [file for file in template_files() if file.is_relative_to(BACKEND)]
REWRITTEN = [*HAND_WRITTEN, BACKEND / "backend-config.json"]


@pytest.mark.parametrize("file", HAND_WRITTEN, ids=lambda file: file.parent.name)
def test_a_template_has_the_description_that_the_cli_writes(file: Path) -> None:
    template = json.loads(file.read_text())
    assert json.loads(template["Description"])["createdBy"] == "Amplify"
    assert template["Metadata"]["Purpose"].endswith(".")


@pytest.mark.parametrize("file", REWRITTEN, ids=lambda file: file.parent.name)
def test_a_file_that_the_cli_rewrites_is_formatted_as_the_cli_formats(file: Path) -> None:
    text = file.read_text()
    assert text == json.dumps(json.loads(text), indent=2, ensure_ascii=False)


@pytest.mark.parametrize("key", sorted(RESOURCES))
def test_every_dependency_is_a_parameter_and_an_output(key: str) -> None:
    for dependency in RESOURCES[key].dependencies:
        outputs = RESOURCES[dependency.key].template["Outputs"]
        for attribute in dependency.attributes:
            assert attribute in outputs
            assert dependency.key + attribute in RESOURCES[key].template["Parameters"]


@pytest.mark.parametrize("key", sorted(k for k, r in RESOURCES.items() if r.built))
def test_the_cli_packs_a_function_as_it_lies_in_src(key: str) -> None:
    folder = BACKEND / "function" / RESOURCES[key].name
    state = json.loads((folder / "amplify.state").read_text())
    assert state["pluginId"] == "amplify-nodejs-function-runtime-provider"
    assert "LambdaExecutionRoleArn" in RESOURCES[key].template["Outputs"], "else the CLI adds one"


@pytest.mark.parametrize("key", sorted(RESOURCES))
def test_a_stack_has_a_resource_whatever_is_switched_off(key: str) -> None:
    """CloudFormation makes no stack without a resource."""
    assert [r for r in RESOURCES[key].template["Resources"].values() if "Condition" not in r]
