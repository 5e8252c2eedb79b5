"""No webhook is lost: what can't be delivered ends in a queue that keeps it, encrypted."""

from typing import Any

import pytest

from lectern.limits import WEBHOOK_BODY_BYTES
from tests.unit.amplify.templates import properties, template

DAY = 24 * 60 * 60
QUEUES = dict(properties("AWS::SQS::Queue"))


def _queue(name: str) -> dict[str, Any]:
    return QUEUES[f"customqueues.{name}"]


@pytest.mark.parametrize("name", sorted(QUEUES))
def test_a_queue_is_encrypted(name: str) -> None:
    assert QUEUES[name]["SqsManagedSseEnabled"] is True


def test_the_ingest_queue_takes_what_the_limits_say() -> None:
    assert _queue("IngestQueue")["MaximumMessageSize"] == WEBHOOK_BODY_BYTES


def test_the_dead_letter_queue_takes_a_full_message_with_its_reason() -> None:
    assert "MaximumMessageSize" not in _queue("DeadLetterQueue"), "the default is larger"


def test_a_message_that_fails_five_times_is_dead_lettered() -> None:
    assert _queue("IngestQueue")["RedrivePolicy"] == {
        "deadLetterTargetArn": {"Fn::GetAtt": ["DeadLetterQueue", "Arn"]},
        "maxReceiveCount": 5,
    }


def test_only_the_ingest_queue_may_redrive_into_the_dead_letter_queue() -> None:
    allowed = _queue("DeadLetterQueue")["RedriveAllowPolicy"]
    assert allowed["redrivePermission"] == "byQueue"
    assert [arn["Fn::Sub"].rpartition(":")[2] for arn in allowed["sourceQueueArns"]] == [
        _queue("IngestQueue")["QueueName"]["Fn::Sub"]
    ]


@pytest.mark.parametrize(
    "name", ["DeadLetterQueue", "ParkedQueue", "EditorsQueue", "ActivityFailuresQueue"]
)
def test_what_failed_is_kept_for_a_fortnight(name: str) -> None:
    assert _queue(name)["MessageRetentionPeriod"] == 14 * DAY


@pytest.mark.parametrize(
    ("queue", "function"),
    [
        ("IngestQueue", "functioncmsIngest"),
        ("DeadLetterQueue", "functionopsAlerts"),
        ("EditorsQueue", "functiontellEditors"),
    ],
)
def test_a_message_stays_hidden_six_times_as_long_as_its_function_may_run(
    queue: str, function: str
) -> None:
    """Lambda developer guide, "Configuring a queue to use with Lambda"."""
    timeout = template(function)["Resources"]["LambdaFunction"]["Properties"]["Timeout"]
    assert _queue(queue)["VisibilityTimeout"] >= 6 * timeout
