"""What CloudFormation can change only by making the resource anew, and so by losing what it holds.

CloudFormation reference, each property's "Update requires: Replacement"; a user pool's sign-in
attributes can't be updated at all. A logical id that changes is a replacement too.
"""

from typing import Any

from tests.unit.amplify.templates import RESOURCES

REPLACING: dict[str, tuple[str, ...]] = {
    "AWS::DynamoDB::Table": (
        "TableName",
        "KeySchema",
        "AttributeDefinitions",
        "LocalSecondaryIndexes",
        "ImportSourceSpecification",
    ),
    "AWS::Cognito::UserPool": ("UsernameAttributes", "AliasAttributes", "UsernameConfiguration"),
    "AWS::Cognito::UserPoolClient": ("UserPoolId", "GenerateSecret"),
    "AWS::Cognito::IdentityPool": (),
    "AWS::SecretsManager::Secret": ("Name",),
    "AWS::S3::Bucket": ("BucketName",),
    "AWS::KMS::Key": ("KeySpec", "KeyUsage", "MultiRegion", "Origin"),
}


def _given(value: Any, parameters: dict[str, Any]) -> Any:
    """What the parameter file says, where the template leaves it to that."""
    return (
        parameters.get(value["Ref"], value) if isinstance(value, dict) and "Ref" in value else value
    )


def fingerprint() -> dict[str, dict[str, Any]]:
    """By `<stack>.<logical id>`: the type, and each replacing property that is set."""
    return {
        f"{key}.{name}": {
            "Type": definition["Type"],
            **{
                each: _given(definition.get("Properties", {})[each], resource.parameters)
                for each in REPLACING[definition["Type"]]
                if each in definition.get("Properties", {})
            },
        }
        for key, resource in sorted(RESOURCES.items())
        for name, definition in sorted(resource.template["Resources"].items())
        if definition["Type"] in REPLACING
    }
