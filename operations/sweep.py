"""Runs the sweep of deleted accounts now, instead of at the next quarter of an hour."""

import json
from typing import TYPE_CHECKING, Any

from operations.errors import SweepFailed

if TYPE_CHECKING:
    from types_boto3_lambda import LambdaClient


def sweep(client: "LambdaClient", environment: str) -> str:
    """One run, in words. Raises SweepFailed, with what the function ended with."""
    ran = client.invoke(FunctionName=f"lectern-sweep-{environment}")
    answer: dict[str, Any] = json.load(ran["Payload"])
    if ran.get("FunctionError"):
        raise SweepFailed(str(answer.get("errorType")), str(answer.get("errorMessage")))
    return said(answer)


def said(told: dict[str, Any]) -> str:
    """No line names a learner."""
    lines = [
        f"{told['looked']} partitions were looked at; what {told['swept']} deleted accounts left "
        "was deleted."
    ]
    if told["missing"]:
        lines.append(
            f"{told['missing']} more people have no account. The first run that is ten minutes "
            "later asks again, and deletes what they left."
        )
    if not told["complete"]:
        lines.append("The round isn't over: the next run goes on from here.")
    return "\n".join(lines)
