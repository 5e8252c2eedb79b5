"""Stacks are wired as `dependsOn` says, and what an environment chooses is asked for once."""

from dataclasses import replace

import pytest

from amplify.plain import root
from amplify.plain.errors import TemplateUnsupported
from amplify.project import Dependency
from tests.unit.amplify.plain.project import notes, reader

WRITTEN = root.write([notes(), reader()])
STACK = WRITTEN.root["Resources"]["functionreader"]
TABLE = WRITTEN.root["Resources"]["storagenotesTable"]


def test_what_holds_data_stands_in_the_root_itself() -> None:
    assert "storagenotes" not in WRITTEN.nested
    assert TABLE["Properties"]["TableName"] == {
        "Fn::If": ["storagenotesBare", "notes", {"Fn::Sub": "notes-${env}"}]
    }
    assert "storagenotesBare" in WRITTEN.root["Conditions"]


def test_data_outlives_its_stack_and_its_replacement() -> None:
    assert (TABLE["DeletionPolicy"], TABLE["UpdateReplacePolicy"]) == (
        "RetainExceptOnCreate",
        "Retain",
    )
    assert "DeletionPolicy" not in WRITTEN.root["Resources"]["storagenotesRole"]


def test_a_nested_stack_is_given_the_outputs_that_it_depends_on() -> None:
    assert STACK["Properties"]["TemplateURL"] == "nested/functionreader.json"
    assert STACK["Properties"]["Parameters"] == {
        "env": {"Ref": "env"},
        "operators": {"Ref": "operators"},
        "origin": {"Ref": "origin"},
        "storagenotesArn": {"Fn::GetAtt": ["storagenotesTable", "Arn"]},
        "units": {"Ref": "functionreaderUnits"},
    }


def test_a_dependency_without_outputs_is_waited_for() -> None:
    bare = replace(reader(), name="writer", dependencies=(Dependency("function", "reader", ()),))
    template = {**bare.template, "Parameters": {"env": {"Type": "String"}}}
    written = root.write([notes(), reader(), replace(bare, template=template, parameters={})])
    assert written.root["Resources"]["functionwriter"]["DependsOn"] == ["functionreader"]


def test_what_an_environment_chooses_has_the_projects_own_value_as_default() -> None:
    defaults = {name: p.get("Default") for name, p in WRITTEN.root["Parameters"].items()}
    assert defaults == {
        "env": None,
        "functionreaderUnits": 7,
        "operators": "a@example.org",
        "origin": "https://lectern.example",
        "storagenotesUnits": 5,
    }


def test_a_list_is_text_on_its_way_to_a_nested_stack() -> None:
    assert WRITTEN.root["Parameters"]["operators"]["Type"] == "String"


def test_every_output_can_be_read_from_the_root() -> None:
    assert WRITTEN.root["Outputs"]["storagenotesArn"]["Value"] == {
        "Fn::GetAtt": ["storagenotesTable", "Arn"]
    }
    assert WRITTEN.root["Outputs"]["functionreaderName"]["Value"] == {
        "Fn::GetAtt": ["functionreader", "Outputs.Name"]
    }
    assert "functionreaderSometimes" not in WRITTEN.root["Outputs"]


def test_a_package_is_named_by_its_file() -> None:
    template = WRITTEN.nested["functionreader"]
    assert template["Resources"]["LambdaFunction"]["Properties"]["Code"] == (
        "../packages/reader.zip"
    )
    assert not {"deploymentBucketName", "s3Key"} & template["Parameters"].keys()


def test_what_stands_there_for_the_cli_only_is_left_out() -> None:
    template = WRITTEN.nested["functionreader"]
    assert list(template["Resources"]) == ["LambdaFunction"]
    assert "Conditions" not in template
    assert template["Description"] == "Reads notes."


def test_an_output_that_nothing_gives_is_named() -> None:
    broken = replace(reader(), dependencies=(Dependency("storage", "notes", ("StreamArn",)),))
    with pytest.raises(TemplateUnsupported, match="needs StreamArn, which storagenotes"):
        root.write([notes(), broken])


def test_a_parameter_without_a_value_is_named() -> None:
    with pytest.raises(TemplateUnsupported, match=r"functionreader has no value for \['origin'\]"):
        root.write([notes(), replace(reader(), parameters={})])


def test_a_section_that_cannot_be_moved_is_refused() -> None:
    template = {**notes().template, "Mappings": {}}
    with pytest.raises(TemplateUnsupported, match=r"storagenotes has \['Mappings'\]"):
        root.write([replace(notes(), template=template)])
