"""A template's parameters get the values that the Amplify CLI would give them."""

from typing import Any

import pytest

from amplify.project import Dependency, Resource
from amplify.project.errors import ParameterMissing
from amplify.project.parameters import Context, resolve

TEXT = {"Type": "String"}
ROOT = {"AuthRoleName": "the-auth-role", "AuthRole.Arn": "arn:of-the-auth-role"}


def _resource(
    declared: dict[str, Any],
    given: dict[str, Any] | None = None,
    dependencies: tuple[Dependency, ...] = (),
) -> Resource:
    template = {"Parameters": {"env": TEXT, **declared}, "Resources": {}}
    return Resource("custom", "thing", False, dependencies, template, given or {})


def _context(**changes: Any) -> Context:
    nothing: dict[str, Any] = {"outputs": {}, "environment": {}, "packages": {}}
    return Context(env="dev", root=ROOT, **(nothing | changes))


def test_every_template_is_told_its_environment() -> None:
    assert resolve(_resource({}), _context()) == {"env": "dev"}


def test_an_output_arrives_under_category_resource_and_attribute() -> None:
    resource = _resource(
        {"storagecontentArn": TEXT}, dependencies=(Dependency("storage", "content", ("Arn",)),)
    )
    context = _context(outputs={"storagecontent": {"Arn": "arn:table", "Name": "unasked"}})
    assert resolve(resource, context) == {"env": "dev", "storagecontentArn": "arn:table"}


@pytest.mark.parametrize(
    ("given", "value"),
    [
        ("text", "text"),
        (12, "12"),
        (True, "true"),
        (False, "false"),
        (["a", "b"], "a,b"),
        ([], ""),
        ({"Ref": "AuthRoleName"}, "the-auth-role"),
        ({"Fn::GetAtt": ["AuthRole", "Arn"]}, "arn:of-the-auth-role"),
        ({"Fn::GetAtt": ["authlectern", "Outputs.UserPoolId"]}, "pool"),
    ],
)
def test_a_parameter_file_may_hold(given: Any, value: str) -> None:
    context = _context(outputs={"authlectern": {"UserPoolId": "pool"}})
    assert resolve(_resource({"p": TEXT}, {"p": given}), context)["p"] == value


def test_an_environment_overrules_the_parameter_file_where_the_template_asks() -> None:
    context = _context(environment={"siteOrigin": "http://local", "unasked": "x"})
    resource = _resource({"siteOrigin": TEXT}, {"siteOrigin": "https://lectern.example"})
    assert resolve(resource, context) == {"env": "dev", "siteOrigin": "http://local"}


def test_a_built_function_is_told_where_its_package_is() -> None:
    place = {"deploymentBucketName": "bucket", "s3Key": "key"}
    resource = _resource({"deploymentBucketName": TEXT, "s3Key": TEXT})
    assert resolve(resource, _context(packages={"customthing": place})) == {"env": "dev", **place}


def test_a_default_is_left_to_cloudformation() -> None:
    resource = _resource({"logLevel": {"Type": "String", "Default": "INFO"}})
    assert resolve(resource, _context()) == {"env": "dev"}


def test_a_parameter_without_a_value_is_named() -> None:
    with pytest.raises(ParameterMissing, match=r"customthing has no value for \['wanted'\]"):
        resolve(_resource({"wanted": TEXT}), _context())


def test_a_value_that_no_parameter_takes_is_named() -> None:
    with pytest.raises(ParameterMissing, match=r"\['typo'\], but declares no such parameter"):
        resolve(_resource({}, {"typo": "x"}), _context())


def test_an_output_that_is_not_there_is_named() -> None:
    resource = _resource(
        {"storagecontentArn": TEXT}, dependencies=(Dependency("storage", "content", ("Arn",)),)
    )
    with pytest.raises(ParameterMissing, match="needs Arn, which storagecontent"):
        resolve(resource, _context(outputs={"storagecontent": {}}))


def test_a_reference_to_nothing_is_named() -> None:
    with pytest.raises(ParameterMissing, match="refers to NoSuchThing"):
        resolve(_resource({"p": TEXT}, {"p": {"Ref": "NoSuchThing"}}), _context())
