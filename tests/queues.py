"""How much waits in the queues of the local environment."""

from typing import Any

from local.settings import ENV_NAME

HELD = ("ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible")


def waiting(sqs: Any, queue: str) -> int:
    """How many messages a queue holds, those in flight included."""
    url = sqs.get_queue_url(QueueName=f"lectern-{queue}-{ENV_NAME}")["QueueUrl"]
    found = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=[*HELD])["Attributes"]
    return sum(int(found[name]) for name in HELD)
