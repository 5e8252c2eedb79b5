"""What EventBridge does by the clock: a function says itself whether anything is due."""

import json
from typing import Any

import pytest

from lectern.limits import OPERATORS_MAIL_SECONDS
from ops_alerts.handler import TELL
from tests.unit.amplify.templates import properties, template

RULES = dict(properties("AWS::Events::Rule"))
MAILS = "functionopsAlerts.MailSchedule"
every_rule = pytest.mark.parametrize("name", sorted(RULES))


def _permissions(stack: str) -> list[dict[str, Any]]:
    return [
        each["Properties"]
        for each in template(stack)["Resources"].values()
        if each["Type"] == "AWS::Lambda::Permission"
    ]


@every_rule
def test_a_rule_is_on_and_named_after_its_environment(name: str) -> None:
    assert RULES[name]["State"] == "ENABLED"
    assert RULES[name]["Name"]["Fn::Sub"].endswith("-${env}")


@every_rule
def test_a_function_lets_in_that_rule_alone(name: str) -> None:
    """The permission of a rule's target (EventBridge User Guide, "Lambda function permissions")."""
    stack, _, rule = name.partition(".")
    (target,) = RULES[name]["Targets"]
    function = target["Arn"]["Fn::GetAtt"][0]
    assert {
        "Action": "lambda:InvokeFunction",
        "FunctionName": {"Ref": function},
        "Principal": "events.amazonaws.com",
        "SourceArn": {"Fn::GetAtt": [rule, "Arn"]},
    } in _permissions(stack)


def test_the_schedule_of_mails_asks_what_the_handler_takes() -> None:
    (target,) = RULES[MAILS]["Targets"]
    assert json.loads(target["Input"]) == TELL


def test_it_asks_far_more_often_than_mails_are_sent() -> None:
    """So that the first mail after a quiet time waits a minute, and no later one much longer."""
    assert RULES[MAILS]["ScheduleExpression"] == "rate(1 minute)"
    assert OPERATORS_MAIL_SECONDS == 15 * 60
