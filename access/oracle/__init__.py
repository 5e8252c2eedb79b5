"""A second opinion on `access.iam`, for development only: nothing here ships.

Random policies and requests are put to our evaluator and to `@cloud-copilot/iam-simulate`;
random DynamoDB requests are expanded and then run, to see what they really touch.
"""

from access.oracle.agreement import Agreement, compare
from access.oracle.speed import benchmark

__all__ = ["Agreement", "benchmark", "compare"]
