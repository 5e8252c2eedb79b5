"""A queue that is told what the operators are told."""

import json
from dataclasses import dataclass, field
from typing import Any

from tests.eventually import eventually
from tests.operations.operators import Operator

QUEUE = "pager"


@dataclass(frozen=True)
class Pager:
    """`metrics` is CloudWatch: the emulator looks at its alarms whenever a metric is put."""

    client: Any
    metrics: Any
    url: str
    messages: list[dict[str, Any]] = field(default_factory=list)

    def alarm(self, name: str) -> dict[str, Any]:
        """The message of the alarm `lectern-local-<name>` when it goes off."""

        def told() -> list[dict[str, Any]]:
            looked = [{"MetricName": "Looks", "Value": 1}]
            self.metrics.put_metric_data(Namespace="Rehearsal", MetricData=looked)
            got = self.client.receive_message(QueueUrl=self.url, MaxNumberOfMessages=10)
            for message in got.get("Messages", ()):
                self.messages.append(json.loads(json.loads(message["Body"])["Message"]))
            wanted = {"AlarmName": f"lectern-local-{name}", "NewStateValue": "ALARM"}
            return [each for each in self.messages if wanted.items() <= each.items()]

        return eventually(told, 30, f"the message of {name}")[0]


def subscribed(operator: Operator) -> Pager:
    """To the topic that the observability stack says alarms go to."""
    queues, topics = operator.client("sqs"), operator.client("sns")
    url: str = queues.create_queue(QueueName=QUEUE)["QueueUrl"]
    found = queues.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])
    arn = found["Attributes"]["QueueArn"]
    statement = {
        "Effect": "Allow",
        "Principal": {"Service": "sns.amazonaws.com"},
        "Action": "sqs:SendMessage",
        "Resource": arn,
    }
    policy = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
    queues.set_queue_attributes(QueueUrl=url, Attributes={"Policy": policy})
    topic = operator.outputs("customobservability")["AlarmTopicArn"]
    topics.subscribe(TopicArn=topic, Protocol="sqs", Endpoint=arn)
    return Pager(queues, operator.client("cloudwatch"), url)
