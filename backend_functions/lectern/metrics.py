"""CloudWatch metrics as lines of the log, in the embedded metric format (EMF).

CloudWatch takes them out of the log itself: no request, no client, no wait (CloudWatch User
Guide, "Specification: Embedded metric format"). One dimension set, environment and function, so
that a metric is one series a function and costs as one.
"""

from collections.abc import Mapping
from typing import Any, Literal

NAMESPACE = "Lectern"
DIMENSIONS = ("environment", "function")

Name = Literal[
    "EntriesWritten",
    "EntriesStale",
    "WebhooksRejected",
    "IngestLag",
    "LikesApplied",
    "CommentsApplied",
    "CommentsRefused",
    "RecordsIgnored",
    "BusiestLearnerUnits",
    "SearchLatency",
    "UpstreamFailures",
    "CacheFallbacks",
    "PartitionsLookedAt",
    "PartitionsSwept",
    "SweepLagSeconds",
]

UNITS: Mapping[Name, Literal["Count", "Milliseconds", "Seconds"]] = {
    "EntriesWritten": "Count",
    "EntriesStale": "Count",
    "WebhooksRejected": "Count",
    "IngestLag": "Milliseconds",
    "LikesApplied": "Count",
    "CommentsApplied": "Count",
    "CommentsRefused": "Count",
    "RecordsIgnored": "Count",
    "BusiestLearnerUnits": "Count",
    "SearchLatency": "Milliseconds",
    "UpstreamFailures": "Count",
    "CacheFallbacks": "Count",
    "PartitionsLookedAt": "Count",
    "PartitionsSwept": "Count",
    "SweepLagSeconds": "Seconds",
}
"""`IngestLag` runs from API Gateway's receipt of a webhook to the item in the table.
`BusiestLearnerUnits` is what the busiest learner of a batch of writes used of the table's ceiling:
its sum shows a browser that floods its partition, with few large items as with many small.
`SweepLagSeconds` is how far the sweep is behind at the end of a run: the age of its round, or of
the oldest account that it found to be gone and hasn't swept."""


def line(
    values: Mapping[Name, float], environment: str, function: str, at: float
) -> dict[str, Any]:
    """One EMF document; `at` in seconds since the epoch."""
    metrics = [{"Name": name, "Unit": UNITS[name]} for name in values]
    described = {"Namespace": NAMESPACE, "Dimensions": [[*DIMENSIONS]], "Metrics": metrics}
    return {
        "_aws": {"Timestamp": int(at * 1000), "CloudWatchMetrics": [described]},
        "environment": environment,
        "function": function,
        **dict(values.items()),
    }
