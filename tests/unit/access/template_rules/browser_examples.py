"""A policy of the learners' role that is right in all, and ways to change it."""

import copy
from typing import Any

OWN = ["${aws:PrincipalTag/sub}"]
CONDITION: dict[str, dict[str, Any]] = {
    "ForAllValues:StringLike": {"dynamodb:LeadingKeys": OWN},
    "ForAllValues:StringEquals": {"dynamodb:Attributes": ["pk", "sk", "about"]},
    "Null": {
        "aws:PrincipalTag/sub": "false",
        "dynamodb:LeadingKeys": "false",
        "dynamodb:Attributes": "false",
    },
    "StringEquals": {"dynamodb:Select": "SPECIFIC_ATTRIBUTES"},
    "StringEqualsIfExists": {"dynamodb:ReturnValues": "NONE"},
}
STATEMENT: dict[str, Any] = {
    "Effect": "Allow",
    "Action": ["dynamodb:GetItem", "dynamodb:Query"],
    "Resource": {"Ref": "learnersArn"},
    "Condition": CONDITION,
}


def browser(**changes: Any) -> dict[str, Any]:
    """The policy with some elements of its statement replaced; an empty one is left out."""
    statement = {key: value for key, value in {**STATEMENT, **changes}.items() if value}
    return {
        "Policy": {
            "Type": "AWS::IAM::Policy",
            "Properties": {
                "PolicyName": "learners",
                "Roles": [{"Ref": "authlecternLearnerRoleName"}],
                "PolicyDocument": {"Version": "2012-10-17", "Statement": [statement]},
            },
        }
    }


def without(operator: str, key: str = "") -> dict[str, Any]:
    """The right condition less an operator, or less one key of it."""
    condition = copy.deepcopy(CONDITION)
    if key:
        del condition[operator][key]
    else:
        del condition[operator]
    return condition


def changed(operator: str, key: str, value: Any) -> dict[str, Any]:
    condition = copy.deepcopy(CONDITION)
    condition[operator][key] = value
    return condition
