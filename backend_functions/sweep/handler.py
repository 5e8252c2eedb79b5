"""Lambda's entry point, for the schedule and for an operator. It ignores the event."""

import os
import time
from dataclasses import asdict
from functools import cache
from typing import Any

from lectern import clients
from lectern.dynamodb import Table
from lectern.errors import LecternError
from lectern.log import Log
from sweep.learners import Learners
from sweep.notes import Notes
from sweep.pace import Pace
from sweep.run import Sweep, run
from sweep.settings import from_environment
from sweep.suspects import Places
from sweep.user_pool import Directory


def handle(_event: object, _context: object) -> dict[str, Any]:
    """A run that failed fails the invocation: Lambda counts it, and the alarm sees it."""
    sweep = _sweep()
    try:
        return asdict(run(sweep))
    except LecternError as error:
        sweep.log.error("gave up", code=error.code, detail=str(error))
        raise
    except Exception as error:
        sweep.log.unforeseen(error)
        raise


@cache
def _sweep() -> Sweep:
    settings = from_environment(os.environ)
    table = Table(settings.learners_table, clients.dynamodb())
    places = Places(
        Directory(clients.cognito(), settings.user_pool_id),
        Learners(table),
        Notes(table),
    )
    return Sweep(places, Log("sweep"), time.time, Pace)
