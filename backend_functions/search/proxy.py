"""Handles one search request."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from lectern import answers
from lectern.allowance import Allowance
from lectern.cms.finding import Found, Query, Search
from lectern.dynamodb import Table
from lectern.errors import UpstreamFailed, UpstreamTimedOut
from lectern.log import Log
from search.hits import with_counters
from search.query import from_event


@dataclass(frozen=True, slots=True)
class SearchProxy:
    """The dependencies of this function; `clock` counts seconds from any start."""

    search: Search
    table: Table
    site_origin: str
    log: Log
    clock: Callable[[], float] = time.monotonic
    allowance: Allowance = field(default_factory=Allowance)


def respond(event: Mapping[str, Any], proxy: SearchProxy) -> answers.Proxied:
    """Always an answer that a browser can read. What was searched for is never logged."""
    log = proxy.log.about(answers.request_id(event))
    return answers.answered(log, proxy.site_origin, lambda: _searched(event, proxy, log))


def _searched(event: Mapping[str, Any], proxy: SearchProxy, log: Log) -> dict[str, Any]:
    proxy.allowance.take(answers.person(event))
    started = proxy.clock()
    query = from_event(event)
    found = _asked(query, proxy, log) if query.text else Found(0, [])
    hits = with_counters(found.hits, proxy.table)
    log.info("searched", characters=len(query.text), hits=len(hits))
    log.measure({"SearchLatency": round((proxy.clock() - started) * 1000)})
    return {"query": query.text, "total": found.total, "from": query.start, "hits": hits}


def _asked(query: Query, proxy: SearchProxy, log: Log) -> Found:
    try:
        return proxy.search(query)
    except (UpstreamFailed, UpstreamTimedOut):
        log.measure({"UpstreamFailures": 1})
        raise
