"""Whether a DynamoDB request touches no more than its expansion named.

A random request is expanded by `access.iam.dynamodb` and then run against the emulator, several
times over: once as it is, and again after everything that it didn't name was changed. What it
answers and writes must be the same each time (noninterference), and what it changes must be
among what it named. So a filter that finds out a value is found like one that returns it.
"""

from access.oracle.requests.report import Report, explore

__all__ = ["Report", "explore"]
