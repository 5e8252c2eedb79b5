"""One search request from end to end."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from lectern.dynamodb import Table
from lectern.errors import LecternError, Rejected, UpstreamFailed, UpstreamTimedOut
from lectern.log import Log
from search import answer
from search.hits import Search, with_counters
from search.query import from_event


@dataclass(frozen=True, slots=True)
class SearchProxy:
    """What the work needs from outside; `clock` counts seconds from any start."""

    search: Search
    table: Table
    site_origin: str
    log: Log
    clock: Callable[[], float] = time.monotonic


def respond(event: Mapping[str, Any], proxy: SearchProxy) -> answer.Proxied:
    """Always an answer that a browser can read. What was searched for is never logged."""
    request_id = (event.get("requestContext") or {}).get("requestId", "")
    log, started = proxy.log.about(str(request_id)), proxy.clock()
    try:
        query = from_event(event)
        hits = with_counters(proxy.search(query), proxy.table) if query.text else []
    except Rejected as error:
        log.info("refused", code=error.code)
        return answer.failed(error, proxy.site_origin)
    except LecternError as error:
        log.error("failed", code=error.code, detail=str(error))
        if isinstance(error, UpstreamFailed | UpstreamTimedOut):
            log.measure({"UpstreamFailures": 1})
        return answer.failed(error, proxy.site_origin)
    except Exception as error:
        log.error("failed unexpectedly", error=type(error).__name__)
        return answer.failed(LecternError(), proxy.site_origin)
    log.info("searched", characters=len(query.text), hits=len(hits))
    log.measure({"SearchLatency": round((proxy.clock() - started) * 1000)})
    return answer.found(query, hits, proxy.site_origin)
