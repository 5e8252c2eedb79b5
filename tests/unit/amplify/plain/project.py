"""A small Amplify project: a table, and a function that is wired to it."""

from typing import Any

from amplify.project import Dependency, Resource

TABLE: dict[str, Any] = {
    "Parameters": {"env": {"Type": "String"}, "units": {"Type": "Number", "Default": 5}},
    "Conditions": {"Bare": {"Fn::Equals": [{"Ref": "env"}, "NONE"]}},
    "Resources": {
        "Table": {
            "Type": "AWS::DynamoDB::Table",
            "Properties": {
                "TableName": {"Fn::If": ["Bare", "notes", {"Fn::Sub": "notes-${env}"}]},
                "OnDemandThroughput": {"MaxReadRequestUnits": {"Ref": "units"}},
            },
        },
        "Role": {
            "Type": "AWS::IAM::Role",
            "DependsOn": "Table",
            "Condition": "Bare",
            "Properties": {"Description": {"Fn::Sub": "Reads ${Table.Arn} in ${AWS::Region}"}},
        },
    },
    "Outputs": {"Arn": {"Value": {"Fn::GetAtt": ["Table", "Arn"]}}},
}
FUNCTION: dict[str, Any] = {
    "Description": '{"createdBy":"Amplify"}',
    "Metadata": {"Purpose": "Reads notes."},
    "Parameters": {
        "env": {"Type": "String"},
        "deploymentBucketName": {"Type": "String"},
        "s3Key": {"Type": "String"},
        "storagenotesArn": {"Type": "String"},
        "units": {"Type": "Number", "Default": 7},
        "origin": {"Type": "String"},
        "operators": {"Type": "CommaDelimitedList", "Default": "a@example.org"},
    },
    "Conditions": {"Never": {"Fn::Equals": [{"Ref": "env"}, ""]}},
    "Resources": {
        "LambdaFunction": {
            "Type": "AWS::Lambda::Function",
            "Properties": {
                "Code": {"S3Bucket": {"Ref": "deploymentBucketName"}, "S3Key": {"Ref": "s3Key"}}
            },
        },
        "Placeholder": {"Type": "AWS::SNS::Topic", "Condition": "Never"},
    },
    "Outputs": {
        "Name": {"Value": {"Ref": "LambdaFunction"}},
        "Sometimes": {"Condition": "Never", "Value": {"Ref": "Placeholder"}},
    },
}


def notes() -> Resource:
    return Resource("storage", "notes", False, (), TABLE, {})


def reader() -> Resource:
    wired = Dependency("storage", "notes", ("Arn",))
    return Resource(
        "function", "reader", True, (wired,), FUNCTION, {"origin": "https://lectern.example"}
    )
