"""Records of the learners table's stream as Lambda receives them."""

from typing import Any

from lectern.wire import to_wire

LEARNER = "11111111-2222-3333-4444-555555555555"


def record(event: str, pk: str, sk: str, sequence: int, size: int = 100) -> dict[str, Any]:
    """`event` is INSERT, MODIFY or REMOVE."""
    key = {"pk": {"S": pk}, "sk": {"S": sk}}
    image = {} if event == "REMOVE" else {"NewImage": {**key}}
    return {
        "eventID": f"event-{sequence}",
        "eventName": event,
        "eventVersion": "1.1",
        "eventSource": "aws:dynamodb",
        "awsRegion": "eu-west-1",
        "dynamodb": {
            "ApproximateCreationDateTime": 1_790_000_000,
            "Keys": key,
            "SequenceNumber": str(sequence),
            "SizeBytes": size,
            "StreamViewType": "NEW_IMAGE",
            **image,
        },
        "eventSourceARN": "arn:aws:dynamodb:eu-west-1:000000000000:table/learners/stream/now",
    }


def like(content_id: str, sequence: int, learner: str = LEARNER) -> dict[str, Any]:
    return record("INSERT", learner, f"LIKE#{content_id}", sequence)


def unlike(content_id: str, sequence: int, learner: str = LEARNER) -> dict[str, Any]:
    return record("REMOVE", learner, f"LIKE#{content_id}", sequence)


def profile(name: Any, sequence: int, learner: str = LEARNER) -> dict[str, Any]:
    """`name` in Python's values: a browser may write any of them."""
    written = record("MODIFY", learner, "PROFILE", sequence)
    written["dynamodb"]["NewImage"] |= to_wire({"displayName": name, "about": ""})
    return written


def batch(*records: dict[str, Any]) -> dict[str, Any]:
    return {"Records": [*records]}
