"""Writes down which grants were used, where LECTERN_RECORD_DECISIONS names a file.

A line of JSON for each distinct allowed decision: `principal` (the session's ARN), `action`,
`resource`. The tests compare them with what the templates grant. Root needs no grant, so what
it does isn't recorded; nor is anything that was refused.
"""

import json
import os
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

VARIABLE = "LECTERN_RECORD_DECISIONS"


@dataclass(frozen=True)
class Allowed:
    principal: str
    action: str
    resource: str


def wanted() -> bool:
    return bool(os.environ.get(VARIABLE))


def allowed_to(principal: str, action: str, resource: str) -> None:
    """Nothing happens where nothing is to be recorded, or for a principal without a name."""
    if principal and wanted():
        _append(os.environ[VARIABLE], Allowed(principal, action, resource))


@cache
def _append(file: str, decision: Allowed) -> None:
    """Once for each distinct decision of this process: the cache remembers what was written."""
    with Path(file).open("a") as out:
        out.write(json.dumps(asdict(decision)) + "\n")
