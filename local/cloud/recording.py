"""Writes down which grants were used, where LECTERN_RECORD_DECISIONS names a file.

A line of JSON for each distinct use: `principal` (the session's ARN), `action`, `resource` and
`statement` (the Sid that allowed it). The tests compare them with what the templates grant. Root
needs no grant, so what it does isn't recorded; nor is anything that was refused.
"""

import json
import os
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

from access.iam.evaluate import Request, applies
from access.iam.policy import Effect
from local.cloud.principals import Caller

VARIABLE = "LECTERN_RECORD_DECISIONS"


@dataclass(frozen=True)
class Use:
    principal: str
    action: str
    resource: str
    statement: str


def wanted() -> bool:
    return bool(os.environ.get(VARIABLE))


def allowed(caller: Caller, request: Request) -> None:
    """Notes every statement that allowed the request; nothing where nothing is to be recorded."""
    if not wanted() or caller.policies is None:
        return
    for policy in caller.policies.identity:
        for statement in policy.statements:
            if statement.effect is Effect.ALLOW and applies(statement, request):
                use = Use(caller.arn, request.action, request.resource, statement.sid)
                _append(os.environ[VARIABLE], use)


@cache
def _append(file: str, use: Use) -> None:
    """Once for each distinct use of this process: the cache remembers what was written."""
    with Path(file).open("a") as out:
        out.write(json.dumps(asdict(use)) + "\n")
