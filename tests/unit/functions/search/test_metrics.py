"""What the dashboard draws of the search."""

from dataclasses import replace

from search.proxy import SearchProxy, respond
from tests.unit.functions.conftest import Lines
from tests.unit.functions.search.conftest import Cms, request


def test_an_answered_search_is_measured_from_end_to_end(
    proxy: SearchProxy, measured: Lines
) -> None:
    ticks = iter([10.0, 10.25])
    respond(request("table"), replace(proxy, clock=lambda: next(ticks)))
    assert measured() == [{"SearchLatency": 250}]


def test_a_cms_that_fails_is_counted(proxy: SearchProxy, cms: Cms, measured: Lines) -> None:
    cms.status = 500
    respond(request("table"), proxy)
    assert measured() == [{"UpstreamFailures": 1}]


def test_a_question_that_cant_be_used_is_no_failure_of_the_cms(
    proxy: SearchProxy, measured: Lines
) -> None:
    respond(request(""), proxy)
    assert measured() == []
