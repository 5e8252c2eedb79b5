"""A second opinion on `access.iam`, for development only: nothing here ships.

It sends random policies and requests to our evaluator and to `@cloud-copilot/iam-simulate`. It
also expands random DynamoDB requests and runs them, to see what they really touch.
"""

from access.oracle.agreement import Agreement, compare
from access.oracle.speed import benchmark

__all__ = ["Agreement", "benchmark", "compare"]
