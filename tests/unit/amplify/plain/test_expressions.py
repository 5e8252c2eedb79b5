"""An expression means the same after it moved: names prefixed, parameters replaced by values."""

from typing import Any

import pytest

from amplify.plain.expressions import Scope, moved

SCOPE = Scope(
    prefix="a",
    resources=frozenset({"Table"}),
    conditions=frozenset({"On"}),
    values={
        "env": {"Ref": "env"},
        "name": "notes",
        "tags": ["x", "y"],
        "arn": {"Fn::GetAtt": ["bPool", "Arn"]},
    },
)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"Ref": "Table"}, {"Ref": "aTable"}),
        ({"Ref": "name"}, "notes"),
        ({"Ref": "tags"}, ["x", "y"]),
        ({"Ref": "arn"}, {"Fn::GetAtt": ["bPool", "Arn"]}),
        ({"Ref": "AWS::Region"}, {"Ref": "AWS::Region"}),
        ({"Fn::GetAtt": ["Table", "Arn"]}, {"Fn::GetAtt": ["aTable", "Arn"]}),
        ({"Fn::GetAtt": "Table.Stream.Arn"}, {"Fn::GetAtt": ["aTable", "Stream.Arn"]}),
        ({"Fn::Sub": "t-${env}"}, {"Fn::Sub": "t-${env}"}),
        ({"Fn::Sub": "${Table.Arn}/*"}, {"Fn::Sub": "${aTable.Arn}/*"}),
        ({"Fn::Sub": "${Table}"}, {"Fn::Sub": "${aTable}"}),
        ({"Fn::Sub": "t-${name}"}, {"Fn::Sub": ["t-${name}", {"name": "notes"}]}),
        (
            {"Fn::Sub": ["${x}${arn}", {"x": {"Ref": "Table"}}]},
            {
                "Fn::Sub": [
                    "${x}${arn}",
                    {"x": {"Ref": "aTable"}, "arn": {"Fn::GetAtt": ["bPool", "Arn"]}},
                ]
            },
        ),
        ({"Fn::Sub": "${!Table} ${AWS::Region}"}, {"Fn::Sub": "${!Table} ${AWS::Region}"}),
        (
            {"Fn::If": ["On", {"Ref": "Table"}, {"Ref": "AWS::NoValue"}]},
            {"Fn::If": ["aOn", {"Ref": "aTable"}, {"Ref": "AWS::NoValue"}]},
        ),
        ({"Fn::Not": [{"Condition": "On"}]}, {"Fn::Not": [{"Condition": "aOn"}]}),
        ({"Type": "X", "Condition": "On"}, {"Type": "X", "Condition": "aOn"}),
        ({"Type": "X", "DependsOn": "Table"}, {"Type": "X", "DependsOn": ["aTable"]}),
        ({"Type": "X", "DependsOn": ["Table"]}, {"Type": "X", "DependsOn": ["aTable"]}),
        ({"Fn::Join": ["-", ["Table", {"Ref": "name"}]]}, {"Fn::Join": ["-", ["Table", "notes"]]}),
    ],
)
def test_each_function_is_moved(before: Any, after: Any) -> None:
    assert moved(before, SCOPE) == after


def test_the_condition_of_a_policy_is_no_name() -> None:
    statement = {"Effect": "Allow", "Condition": {"StringEquals": {"On": {"Ref": "Table"}}}}
    assert moved(statement, SCOPE) == {
        "Effect": "Allow",
        "Condition": {"StringEquals": {"On": {"Ref": "aTable"}}},
    }
