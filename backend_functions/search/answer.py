"""API Gateway proxy answers: JSON that the site's own origin may read, and nobody caches."""

import json
from typing import Any

from lectern.errors import LecternError, Rejected, UpstreamTimedOut
from search.query import Query

Proxied = dict[str, Any]


def found(query: Query, hits: list[dict[str, Any]], origin: str) -> Proxied:
    return _answer(200, {"query": query.text, "hits": hits}, origin)


def failed(error: LecternError, origin: str) -> Proxied:
    """What went wrong as a sentence for the learner; details of ours stay in the log."""
    message = str(error) if isinstance(error, Rejected) else error.meaning
    return _answer(_status(error), {"error": {"code": error.code, "message": message}}, origin)


def _status(error: LecternError) -> int:
    match error:
        case Rejected():
            return 400
        case UpstreamTimedOut():
            return 504
        case _:
            return 502


def _answer(status: int, body: dict[str, Any], origin: str) -> Proxied:
    return {
        "statusCode": status,
        "headers": {
            "Content-Type": "application/json; charset=utf-8",
            "Access-Control-Allow-Origin": origin,
            "Vary": "Origin",
            "Cache-Control": "no-store",
            "X-Content-Type-Options": "nosniff",
        },
        "body": json.dumps(body, ensure_ascii=False),
    }
