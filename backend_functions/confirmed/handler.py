"""Lambda's entry point, for the triggers of the user pool. What raises refuses the sign-in."""

import os
from functools import cache
from typing import Any

from confirmed.accounts import Accounts
from confirmed.admission import decide
from confirmed.event import parse
from confirmed.settings import from_environment
from lectern import clients
from lectern.errors import LecternError
from lectern.log import Log

_log = Log("confirmed")


def handle(event: dict[str, Any], _context: object) -> dict[str, Any]:
    """Cognito wants the event back. The text of an error is shown to whoever signs in."""
    try:
        decide(parse(event), _accounts(), _log)
    except LecternError as error:
        _log.error("refused", code=error.code, detail=str(error))
        raise type(error)(error.code) from None
    except Exception as error:
        _log.unforeseen(error)
        raise
    return event


@cache
def _accounts() -> Accounts:
    return Accounts(clients.cognito(), from_environment(os.environ).user_pool_id)
