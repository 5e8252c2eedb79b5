"""An alarm that goes off reaches whoever is subscribed to the operators' topic."""

import json
from typing import Any

import pytest

from tests.eventually import eventually
from tests.operations.conftest import Operator


@pytest.fixture
def pager(operator: Operator) -> str:
    """A queue that is told what the operators are told: its address."""
    queues, topics = operator.client("sqs"), operator.client("sns")
    url: str = queues.create_queue(QueueName="pager")["QueueUrl"]
    arn = queues.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])["Attributes"]
    policy = {
        "Version": "2012-10-17",
        "Statement": [
            {
                "Effect": "Allow",
                "Principal": {"Service": "sns.amazonaws.com"},
                "Action": "sqs:SendMessage",
                "Resource": arn["QueueArn"],
            }
        ],
    }
    queues.set_queue_attributes(QueueUrl=url, Attributes={"Policy": json.dumps(policy)})
    topic = operator.outputs("customobservability")["AlarmTopicArn"]
    topics.subscribe(TopicArn=topic, Protocol="sqs", Endpoint=arn["QueueArn"])
    return url


def test_a_cms_that_fails_searches_wakes_the_operators(operator: Operator, pager: str) -> None:
    dimensions = [
        {"Name": "environment", "Value": "local"},
        {"Name": "function", "Value": "search"},
    ]
    data = [{"MetricName": "UpstreamFailures", "Value": 6, "Dimensions": dimensions}]
    operator.client("cloudwatch").put_metric_data(Namespace="Lectern", MetricData=data)

    queues = operator.client("sqs")

    def told() -> Any:
        got = queues.receive_message(QueueUrl=pager, WaitTimeSeconds=1).get("Messages", [])
        return [json.loads(json.loads(message["Body"])["Message"]) for message in got]

    (alarm,) = eventually(told, 30, "the alarm's message")
    assert alarm["AlarmName"] == "lectern-local-upstream-failing"
    assert alarm["NewStateValue"] == "ALARM"
    assert alarm["AlarmDescription"].endswith("docs/operations.md#search-is-unavailable")


def test_every_alarm_of_the_templates_is_in_the_cloud_but_those_on_expressions(
    operator: Operator,
) -> None:
    found = operator.client("cloudwatch").get_paginator("describe_alarms").paginate()
    names = {alarm["AlarmName"] for page in found for alarm in page["MetricAlarms"]}
    assert {"lectern-local-webhooks-parked", "lectern-local-search-errors"} <= names
    assert not [name for name in names if name.endswith("near-ceiling")]
