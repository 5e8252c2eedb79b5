"""Functions with all that surrounds them, and ways to leave a part out."""

import copy
from typing import Any

ROLE = {"Fn::GetAtt": ["Role", "Arn"]}
STREAM = {
    "EventSourceArn": {"Ref": "streamArn"},
    "FunctionName": {"Ref": "Function"},
    "StartingPosition": "TRIM_HORIZON",
    "MaximumRetryAttempts": 10,
    "DestinationConfig": {"OnFailure": {"Destination": {"Ref": "queueArn"}}},
}


def role_with(*statements: dict[str, Any], **properties: Any) -> dict[str, Any]:
    """A role that only Lambda assumes, with these statements."""
    trust = {"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}}
    policy = {"PolicyName": "own", "PolicyDocument": {"Statement": list(statements)}}
    document = {"Statement": [{**trust, "Action": "sts:AssumeRole"}]}
    return {
        "Role": {
            "Type": "AWS::IAM::Role",
            "Properties": {
                "AssumeRolePolicyDocument": document,
                "Policies": [policy],
                **properties,
            },
        }
    }


def function(left_out: str = "", **changes: Any) -> dict[str, Any]:
    """A function with its role and log group; `left_out` names a property to leave out."""
    properties = {
        "Role": ROLE,
        "TracingConfig": {"Mode": "Active"},
        "LoggingConfig": {"LogGroup": {"Ref": "LogGroup"}},
        **changes,
    }
    properties.pop(left_out, None)
    return {
        **role_with(),
        "LogGroup": {"Type": "AWS::Logs::LogGroup", "Properties": {"RetentionInDays": 30}},
        "Function": {"Type": "AWS::Lambda::Function", "Properties": properties},
    }


def twins() -> dict[str, Any]:
    both = function()
    return {**both, "Twin": copy.deepcopy(both["Function"])}


def stream(left_out: str = "", **changes: Any) -> dict[str, Any]:
    properties = {**STREAM, **changes}
    properties.pop(left_out, None)
    mapping = {"Type": "AWS::Lambda::EventSourceMapping", "Properties": properties}
    return {**function(), "Mapping": mapping}


def called_by(service: str, **changes: Any) -> dict[str, Any]:
    permission = {
        "Action": "lambda:InvokeFunction",
        "FunctionName": {"Ref": "Function"},
        "Principal": service,
    }
    return {
        **function(**changes),
        "Permission": {"Type": "AWS::Lambda::Permission", "Properties": permission},
    }


def by_the_clock(expression: str) -> dict[str, Any]:
    """A function that a schedule invokes."""
    schedule = {"ScheduleExpression": expression, "State": "ENABLED"}
    invoked = called_by("events.amazonaws.com")
    invoked["Permission"]["Properties"]["SourceArn"] = {"Fn::GetAtt": ["Clock", "Arn"]}
    return {**invoked, "Clock": {"Type": "AWS::Events::Rule", "Properties": schedule}}


PAIRS: dict[str, tuple[dict[str, Any], dict[str, dict[str, Any]]]] = {
    "E9040": (
        function(),
        {
            "a role from elsewhere": function(Role={"Ref": "sharedRoleArn"}),
            "two functions, one role": twins(),
        },
    ),
    "E9041": (
        role_with(),
        {"AWS's": role_with(ManagedPolicyArns=["arn:aws:iam::aws:policy/AmazonSQSFullAccess"])},
    ),
    "E9042": (
        function(),
        {
            "none": function("LoggingConfig"),
            "another's": function(LoggingConfig={"LogGroup": "/shared"}),
        },
    ),
    "E9043": (
        function(),
        {
            "none": function("TracingConfig"),
            "passed through": function(TracingConfig={"Mode": "PassThrough"}),
        },
    ),
    "E9044": (
        stream(),
        {
            "no destination": stream("DestinationConfig"),
            "retried for ever": stream("MaximumRetryAttempts"),
        },
    ),
    "E9045": (
        {
            **called_by("events.amazonaws.com", DeadLetterConfig={"TargetArn": {"Ref": "q"}}),
        },
        {
            "an event": called_by("events.amazonaws.com"),
            "a schedule that asks once a day": by_the_clock("rate(1 day)"),
            "a notification": called_by("sns.amazonaws.com"),
        },
    ),
}
