"""A right and some wrong templates for each rule, each as its resources."""

from dataclasses import dataclass
from typing import Any

from tests.unit.access.template_rules import data_examples, function_examples, identity_examples
from tests.unit.access.template_rules.browser_examples import browser, changed, without
from tests.unit.access.template_rules.function_examples import role_with

Resources = dict[str, Any]


@dataclass(frozen=True)
class Example:
    """`bad`: what a developer might write, by what is wrong with it."""

    good: Resources
    bad: dict[str, Resources]


KEYS = "ForAllValues:StringLike"
LISTS = "ForAllValues:StringEquals"

BROWSER = {
    "E9001": Example(browser(), {"Scan": browser(Action=["dynamodb:Query", "dynamodb:Scan"])}),
    "E9002": Example(
        browser(),
        {
            "a PartiQL action": browser(Action=["dynamodb:PartiQLSelect"]),
            "an API of PartiQL": browser(Action=["dynamodb:ExecuteStatement"]),
        },
    ),
    "E9003": Example(
        role_with({"Effect": "Deny", "Action": "dynamodb:*", "Resource": "*"}),
        {
            "every action": browser(Action="dynamodb:*"),
            "every Get": browser(Action=["dynamodb:Get*"]),
            "NotAction": browser(Action=[], NotAction=["dynamodb:Scan"]),
            "a function's": role_with(
                {"Effect": "Allow", "Action": "sqs:*", "Resource": {"Ref": "queueArn"}}
            ),
        },
    ),
    "E9004": Example(
        browser(),
        {
            "another service": browser(Action=["sqs:SendMessage"]),
            "a batch": browser(Action=["dynamodb:BatchWriteItem"]),
            "the table itself": browser(Action=["dynamodb:DeleteTable"]),
        },
    ),
    "E9010": Example(
        browser(),
        {
            "no Null": browser(Condition=without("Null")),
            "Null true": browser(Condition=changed("Null", "dynamodb:LeadingKeys", "true")),
            "Null of one of two keys": browser(
                Condition=without("Null", "dynamodb:Attributes"),
            ),
            "a function's": role_with(
                {
                    "Effect": "Allow",
                    "Action": "dynamodb:GetItem",
                    "Resource": {"Ref": "tableArn"},
                    "Condition": {KEYS: {"dynamodb:LeadingKeys": ["CONTENT#*"]}},
                }
            ),
        },
    ),
    "E9011": Example(
        browser(),
        {
            "no keys": browser(Condition=without(KEYS)),
            "StringEquals, which matches no set": browser(
                Condition=without(KEYS) | {"StringEquals": {"dynamodb:LeadingKeys": "me"}}
            ),
        },
    ),
    "E9012": Example(browser(), {"no attributes": browser(Condition=without(LISTS))}),
    "E9013": Example(
        browser(),
        {
            "no Select": browser(Condition=without("StringEquals")),
            "every attribute": browser(
                Condition=changed("StringEquals", "dynamodb:Select", "ALL_ATTRIBUTES")
            ),
            "one of two": browser(
                Condition=changed(
                    "StringEquals", "dynamodb:Select", ["SPECIFIC_ATTRIBUTES", "ALL_ATTRIBUTES"]
                )
            ),
        },
    ),
    "E9014": Example(
        browser(Action=["dynamodb:PutItem"]),
        {
            "no ReturnValues": browser(
                Action=["dynamodb:PutItem"], Condition=without("StringEqualsIfExists")
            ),
            "the old item": browser(
                Action=["dynamodb:DeleteItem"],
                Condition=changed("StringEqualsIfExists", "dynamodb:ReturnValues", "ALL_OLD"),
            ),
        },
    ),
    "E9015": Example(
        browser(),
        {
            "ForAnyValue": browser(
                Condition=without(KEYS)
                | {"ForAnyValue:StringEquals": {"dynamodb:LeadingKeys": ["me"]}}
            )
        },
    ),
    "E9016": Example(
        browser(),
        {
            "no tag": browser(Condition=without("Null", "aws:PrincipalTag/sub")),
            "the other way round": browser(
                Condition=changed("Null", "aws:PrincipalTag/sub", "true")
            ),
        },
    ),
    "E9020": Example(
        role_with(
            {"Effect": "Allow", "Action": ["xray:PutTraceSegments"], "Resource": "*"},
            {"Effect": "Allow", "Action": "sqs:SendMessage", "Resource": {"Ref": "queueArn"}},
        ),
        {
            "every queue": role_with(
                {"Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "*"}
            ),
            "every table of a name": role_with(
                {
                    "Effect": "Allow",
                    "Action": "dynamodb:GetItem",
                    "Resource": {"Fn::Sub": "arn:${AWS::Partition}:dynamodb:::table/lectern-*"},
                }
            ),
            "one of two": role_with(
                {
                    "Effect": "Allow",
                    "Action": "sqs:SendMessage",
                    "Resource": [{"Ref": "queueArn"}, "arn:aws:sqs:*:*:*"],
                }
            ),
            "a justified wildcard for another action": role_with(
                {
                    "Effect": "Allow",
                    "Action": ["xray:PutTraceSegments", "sqs:SendMessage"],
                    "Resource": "*",
                }
            ),
            "NotResource": role_with(
                {"Effect": "Allow", "Action": "sqs:SendMessage", "NotResource": "arn:aws:sqs:::a"}
            ),
        },
    ),
}
EXAMPLES: dict[str, Example] = {
    **BROWSER,
    **{key: Example(*pair) for key, pair in identity_examples.PAIRS.items()},
    **{key: Example(*pair) for key, pair in function_examples.PAIRS.items()},
    **{key: Example(*pair) for key, pair in data_examples.PAIRS.items()},
}
