"""Whether a DynamoDB request touches no more than its expansion named.

`access.iam.dynamodb` expands a random request. The emulator then runs it several times: once on
the items as they are, and again after everything that it didn't name was changed. Its answers and
writes must be the same each time (noninterference), and it may change only what it named. So this
also finds a filter that reveals a value without returning it.
"""

from access.oracle.requests.report import Report, explore

__all__ = ["Report", "explore"]
