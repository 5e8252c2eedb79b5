"""Every alarm watches a metric that exists, of a resource that exists, and reaches a person."""

import re
from typing import Any

import pytest

from amplify.project.root import ROOT
from lectern import metrics
from tests.unit.amplify.production.alarms import ALARMS, Alarm, Metric
from tests.unit.amplify.production.wiring import api_names, source
from tests.unit.amplify.templates import RESOURCES, of_type, properties, template

every_alarm = pytest.mark.parametrize("name", sorted(ALARMS))
PUBLISHED: dict[str, set[str]] = {
    "AWS/SQS": {"ApproximateNumberOfMessagesVisible", "ApproximateAgeOfOldestMessage"},
    "AWS/Lambda": {"Errors", "Throttles", "Duration", "Invocations", "IteratorAge"},
    "AWS/ApiGateway": {"4XXError", "5XXError", "Count", "Latency"},
    "AWS/DynamoDB": {
        "ConsumedReadCapacityUnits",
        "ConsumedWriteCapacityUnits",
        "ReadThrottleEvents",
        "WriteThrottleEvents",
    },
    "AWS/Cognito": {"SignInSuccesses", "SignInThrottles", "SignUpSuccesses"},
    "AWS/SES": {"Reputation.BounceRate", "Reputation.ComplaintRate"},
    metrics.NAMESPACE: {*metrics.UNITS},
}
"""What each service publishes under these names, by its own page of CloudWatch metrics."""

RESOURCE_OF = {
    ("AWS/SQS", "QueueName"): "AWS::SQS::Queue",
    ("AWS/Lambda", "FunctionName"): "AWS::Lambda::Function",
    ("AWS/DynamoDB", "TableName"): "AWS::DynamoDB::Table",
    ("AWS/Cognito", "UserPool"): "AWS::Cognito::UserPool",
    ("AWS/Cognito", "UserPoolClient"): "AWS::Cognito::UserPoolClient",
    ("AWS/ApiGateway", "Stage"): "AWS::ApiGateway::Stage",
}
ACCOUNT_WIDE = {"AWS/SES"}
SCHEDULED = {"SweepBehind"}
LOGGERS = set(
    re.findall(
        r'Log\("(\w+)"',
        "".join(file.read_text() for file in (ROOT / "backend_functions").glob("*/handler.py")),
    )
)


@every_alarm
def test_an_alarm_watches_a_metric_that_its_service_publishes(name: str) -> None:
    for metric in ALARMS[name].metrics.values():
        assert metric.name in PUBLISHED[metric.namespace]


@every_alarm
def test_an_alarms_dimensions_are_resources_of_the_templates(name: str) -> None:
    for metric in ALARMS[name].metrics.values():
        assert metric.dimensions or metric.namespace in ACCOUNT_WIDE
        for dimension, value in metric.dimensions.items():
            _exists(ALARMS[name], metric, dimension, value)


def _exists(alarm: Alarm, metric: Metric, dimension: str, value: Any) -> None:
    match (metric.namespace, dimension):
        case ("AWS/ApiGateway", "ApiName"):
            assert value["Fn::Sub"] in api_names()
        case (metrics.NAMESPACE, "environment"):
            assert value == {"Ref": "env"}
        case (metrics.NAMESPACE, "function"):
            assert value in LOGGERS
        case key:
            assert source(alarm.stack, value)[2] == RESOURCE_OF[key]


@every_alarm
def test_an_alarm_of_our_own_metrics_names_both_dimensions(name: str) -> None:
    """CloudWatch looks for exactly the set that was written, not for a part of it."""
    for metric in ALARMS[name].metrics.values():
        if metric.namespace == metrics.NAMESPACE:
            assert set(metric.dimensions) == set(metrics.DIMENSIONS)


@every_alarm
def test_an_alarm_reaches_the_operators_and_takes_silence_for_health(name: str) -> None:
    """But of what runs on a schedule: its silence is the fault."""
    alarm = ALARMS[name]
    topics = [source(alarm.stack, action) for action in alarm.properties["AlarmActions"]]
    assert topics == [("customobservability", "AlarmTopic", "AWS::SNS::Topic")]
    silence = "breaching" if name in SCHEDULED else "notBreaching"
    assert alarm.properties["TreatMissingData"] == silence


@every_alarm
def test_an_alarm_says_what_happened_and_where_its_runbook_is(name: str) -> None:
    described = ALARMS[name].properties["AlarmDescription"]
    heading = described.rpartition("docs/operations.md#")[2]
    assert heading in _headings()


def _headings() -> set[str]:
    """As GitHub makes anchors of headings."""
    text = (ROOT / "docs" / "operations.md").read_text()
    titles = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def test_an_alarm_on_contributor_insights_asks_for_the_busiest_of_a_rule_that_is_named() -> None:
    """Its name ends in the time it was made, so no template knows it (developer guide,
    "CloudWatch contributor insights for DynamoDB: How it works")."""
    asked = {name: alarm.insights for name, alarm in ALARMS.items() if alarm.insights}
    metric = 'INSIGHT_RULE_METRIC("${busiestLearnersRule}", "MaxContributorValue")'
    assert asked == {"OneLearnerConsumes": [metric]}
    assert template("customobservability")["Parameters"]["busiestLearnersRule"]["Default"] == "none"


def test_one_learners_share_is_of_what_the_table_lets_all_use() -> None:
    """DynamoDB weighs a write unit as three read units there: ConsumedThroughputUnits."""
    reads, writes = (
        "${storagelearnersMaxReadRequestUnits}",
        "${storagelearnersMaxWriteRequestUnits}",
    )
    assert ALARMS["OneLearnerFloods"].expression == f"100 * busiest / 60 / {writes}"
    assert (
        ALARMS["OneLearnerConsumes"].expression == f"100 * busiest / 60 / ({reads} + 3 * {writes})"
    )


def test_every_function_has_alarms_on_errors_throttles_and_its_time() -> None:
    watched = {
        (metric.name, source(alarm.stack, metric.dimensions["FunctionName"])[0])
        for alarm in ALARMS.values()
        for metric in alarm.metrics.values()
        if metric.namespace == "AWS/Lambda"
    }
    for name, _ in of_type("AWS::Lambda::Function"):
        stack = name.partition(".")[0]
        assert {("Errors", stack), ("Throttles", stack), ("Duration", stack)} <= watched


@pytest.mark.parametrize("name", sorted(n for n in ALARMS if n.endswith("Slow")))
def test_a_function_is_slow_at_four_fifths_of_its_time_out(name: str) -> None:
    alarm = ALARMS[name]
    stack, logical_id, _ = source(alarm.stack, alarm.metrics["value"].dimensions["FunctionName"])
    seconds = template(stack)["Resources"][logical_id]["Properties"]["Timeout"]
    assert alarm.properties["Threshold"] == seconds * 1000 * 0.8


def test_every_queue_where_messages_end_has_an_alarm_on_its_first_message() -> None:
    """The editors' queue isn't one: its messages are tried until they expire (EditorsUntold)."""
    watched = {
        source(alarm.stack, metric.dimensions["QueueName"])[1]
        for alarm in ALARMS.values()
        for metric in alarm.metrics.values()
        if metric.name == "ApproximateNumberOfMessagesVisible"
        and alarm.properties["Threshold"] == 1
    }
    ends = {
        name.partition(".")[2]
        for name, queue in properties("AWS::SQS::Queue")
        if "RedrivePolicy" not in queue
    }
    assert watched == ends - {"EditorsQueue"}


def test_editors_are_told_or_operators_are_after_some_hours() -> None:
    """SQS takes a message that it gave more than three times out of the age of its queue (SQS
    Developer Guide, "Available CloudWatch metrics"), so the function counts what it couldn't tell.
    """
    queue = dict(properties("AWS::SQS::Queue"))["customqueues.EditorsQueue"]
    alarm = ALARMS["EditorsUntold"].properties
    assert alarm["MetricName"] == "EditorsUntold"
    assert alarm["Period"] > queue["VisibilityTimeout"], "each period has an attempt"
    waited = alarm["Period"] * alarm["EvaluationPeriods"]
    assert 60 * 60 <= waited < queue["MessageRetentionPeriod"] / 100


def test_both_ceilings_of_both_tables_are_watched_by_their_own_value() -> None:
    expressions = {
        alarm.expression for alarm in ALARMS.values() if alarm.name.endswith("NearCeiling")
    }
    assert expressions == {
        f"100 * consumed / 60 / ${{storage{table}Max{kind}RequestUnits}}"
        for table in ("content", "learners")
        for kind in ("Read", "Write")
    }
    for table in ("content", "learners"):
        outputs = RESOURCES[f"storage{table}"].template["Outputs"]
        assert outputs["MaxReadRequestUnits"]["Value"] == {"Ref": "maxReadRequestUnits"}
        assert outputs["MaxWriteRequestUnits"]["Value"] == {"Ref": "maxWriteRequestUnits"}
