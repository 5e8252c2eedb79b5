"""Answers of the learners' API, as API Gateway's Lambda proxy integration takes them.

JSON that only the site's origin may read and nobody caches. Every error becomes an answer that a
browser can read: a sentence for the learner; the details stay in the log.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any

from lectern.errors import AskedTooOften, LecternError, NotThere, Rejected, UpstreamTimedOut
from lectern.log import Log

Proxied = dict[str, Any]


def answered(log: Log, origin: str, work: Callable[[], Mapping[str, Any]]) -> Proxied:
    """The result of `work` as a body, or its error as an answer; never raises."""
    try:
        return _answer(200, work(), origin)
    except (Rejected, AskedTooOften) as error:
        log.info("refused", code=error.code)
        return _failed(error, origin)
    except LecternError as error:
        log.error("failed", code=error.code, detail=str(error))
        return _failed(error, origin)
    except Exception as error:
        log.unforeseen(error)
        return _failed(LecternError(), origin)


def request_id(event: Mapping[str, Any]) -> str:
    """The id that links API Gateway's log with the function's; empty if there is none."""
    return str((event.get("requestContext") or {}).get("requestId", ""))


def person(event: Mapping[str, Any]) -> str:
    """Who asks: the `sub` that the API's authorizer read from a valid token; never logged."""
    authorizer = (event.get("requestContext") or {}).get("authorizer") or {}
    return str((authorizer.get("claims") or {}).get("sub", ""))


def parameters(event: Mapping[str, Any]) -> Mapping[str, str]:
    """The query string's parameters; for a repeated one the last, as API Gateway gives it."""
    return event.get("queryStringParameters") or {}


def _failed(error: LecternError, origin: str) -> Proxied:
    message = str(error) if isinstance(error, Rejected) else error.meaning
    body = {"error": {"code": error.code, "message": message}}
    return _answer(_status(error), body, origin, _told(error))


def _told(error: LecternError) -> Mapping[str, str]:
    """A browser hides Retry-After from a page of another origin unless told (Fetch Standard, "CORS
    protocol and HTTP headers")."""
    if not isinstance(error, AskedTooOften):
        return {}
    return {
        "Retry-After": str(error.retry_after),
        "Access-Control-Expose-Headers": "Retry-After",
    }


def _status(error: LecternError) -> int:
    match error:
        case NotThere():
            return 404
        case Rejected():
            return 400
        case AskedTooOften():
            return 429
        case UpstreamTimedOut():
            return 504
        case _:
            return 502


def _answer(
    status: int, body: Mapping[str, Any], origin: str, more: Mapping[str, str] | None = None
) -> Proxied:
    return {
        "statusCode": status,
        "headers": {
            "Content-Type": "application/json; charset=utf-8",
            "Access-Control-Allow-Origin": origin,
            "Vary": "Origin",
            "Cache-Control": "no-store",
            "X-Content-Type-Options": "nosniff",
            **(more or {}),
        },
        "body": json.dumps(body, ensure_ascii=False),
    }
