"""What `make template` writes of this project is plain, valid and complete CloudFormation."""

import json
from pathlib import Path
from typing import Any

import pytest
from cfnlint.api import lint_file

from amplify import packaging, project
from amplify.plain import folder, retained, root
from amplify.project.root import ROOT

RESOURCES = project.load(ROOT / "amplify")
WRITTEN = root.write(RESOURCES)
TEMPLATES = {"root": WRITTEN.root, **WRITTEN.nested}
PACKAGED = [f"nested/{resource.key}.json" for resource in RESOURCES if resource.built]
"""The nested templates that differ from the project's, which have a check of their own."""
MOST_PARAMETERS = MOST_OUTPUTS = 200
MOST_RESOURCES = 500
MOST_BYTES = 1_000_000
PACKAGED_BY_THE_CLI = "W3002"
"""A path instead of a place in S3, which `aws cloudformation package` replaces."""
NOT_OURS = {"W2001", "W3005"}
"""As for the project's own templates: `env` is always passed, dependencies are stated."""


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("template")
    folder.write(RESOURCES, target, packaging.layer_as_installed)
    return target


def test_every_resource_of_the_project_is_in_it() -> None:
    inlined = {r.key for r in RESOURCES if retained.of(r.template)}
    assert WRITTEN.nested.keys() | inlined == {r.key for r in RESOURCES}
    assert inlined == {
        *("authlectern", "customgroups", "customsecrets"),
        *("storagecontent", "storagelearners"),
    }


@pytest.mark.parametrize("name", TEMPLATES)
def test_nothing_calls_a_function_while_it_is_deployed(name: str) -> None:
    kinds = {each["Type"] for each in TEMPLATES[name]["Resources"].values()}
    assert not {kind for kind in kinds if "Custom" in kind}


@pytest.mark.parametrize("name", TEMPLATES)
def test_nothing_in_it_is_amplifys(name: str) -> None:
    assert "amplify" not in json.dumps(TEMPLATES[name]).lower()


@pytest.mark.parametrize("name", WRITTEN.nested)
def test_a_nested_stack_gets_exactly_what_it_declares(name: str) -> None:
    given = WRITTEN.root["Resources"][name]["Properties"].get("Parameters", {})
    assert given.keys() == WRITTEN.nested[name].get("Parameters", {}).keys()


def test_all_data_outlives_its_stack() -> None:
    assert retained.unretained(WRITTEN.root) == []
    assert len(retained.of(WRITTEN.root)) == 11


def test_only_the_identity_pools_learners_become_the_browser_role() -> None:
    statement = WRITTEN.root["Resources"]["authlecternLearnerRole"]["Properties"][
        "AssumeRolePolicyDocument"
    ]["Statement"][0]
    audience = statement["Condition"]["StringEquals"]["cognito-identity.amazonaws.com:aud"]
    assert audience == {"Ref": "authlecternIdentityPool"}
    assert audience["Ref"] in WRITTEN.root["Resources"]


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_is_within_cloudformations_quotas(name: str) -> None:
    template: dict[str, Any] = TEMPLATES[name]
    assert len(template.get("Parameters", {})) <= MOST_PARAMETERS
    assert len(template.get("Outputs", {})) <= MOST_OUTPUTS
    assert len(template["Resources"]) <= MOST_RESOURCES
    assert len(json.dumps(template, indent=2)) <= MOST_BYTES


@pytest.mark.parametrize(
    "file", ["root.json", "bucket.json", *(f"nested/{k}.json" for k in WRITTEN.nested)]
)
def test_cfn_lint_finds_nothing(file: str, written: Path) -> None:
    found = lint_file(written / file)
    assert [
        str(match) for match in found if match.rule.id not in NOT_OURS | {PACKAGED_BY_THE_CLI}
    ] == []


def test_every_package_that_a_template_names_is_written(written: Path) -> None:
    named = {
        definition["Properties"][place]
        for template in WRITTEN.nested.values()
        for definition in template["Resources"].values()
        for place in ("Code", "Content")
        if isinstance(definition.get("Properties", {}).get(place), str)
    }
    assert named == {f"../packages/{r.name}.zip" for r in RESOURCES if r.built}
    assert all((written / "nested" / path).is_file() for path in named)


def test_it_is_written_the_same_every_time(written: Path, tmp_path: Path) -> None:
    folder.write(RESOURCES, tmp_path, packaging.layer_as_installed)
    again = {f.relative_to(tmp_path): f.read_bytes() for f in tmp_path.rglob("*") if f.is_file()}
    before = {f.relative_to(written): f.read_bytes() for f in written.rglob("*") if f.is_file()}
    assert again == before
