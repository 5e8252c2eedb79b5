"""A learner's search: the CMS's hits, with counters, or a sentence about what went wrong."""

import json
from dataclasses import replace
from typing import Any

import pytest

from lectern import keys
from lectern.allowance import Allowance
from lectern.dynamodb import Table
from lectern.limits import API_REQUESTS_AT_ONCE
from search.proxy import SearchProxy, respond
from tests.unit.functions import cloud
from tests.unit.functions.conftest import Lines
from tests.unit.functions.search.conftest import Cms, ask, found, request


def stats(table: Table, number: int, status: str = "published", likes: int = 0) -> None:
    key = keys.stats(f"wagtail-{number}")
    cloud.put(table, {**key._asdict(), "status": status, "likes": likes})


def test_hits_come_in_the_cms_order_with_their_counters(
    proxy: SearchProxy, cms: Cms, table: Table
) -> None:
    cms.finds(found(2), found(1, "Course", ""))
    stats(table, 1)
    stats(table, 2, likes=5)
    status, body = ask(proxy)
    assert status == 200
    assert body["query"] == "table"
    assert body["hits"] == [
        {
            "contentId": "wagtail-2",
            "contentType": "lesson",
            "title": "Title 2",
            "summary": "About it",
            "slug": "slug-2",
            "courseTitle": "Tables",
            "locale": "en",
            "likes": 5,
        },
        {
            "contentId": "wagtail-1",
            "contentType": "course",
            "title": "Title 1",
            "summary": "About it",
            "slug": "slug-1",
            "courseTitle": "",
            "locale": "en",
            "likes": 0,
        },
    ]


def test_what_learners_cant_open_is_left_out(proxy: SearchProxy, cms: Cms, table: Table) -> None:
    cms.finds(found(1), found(2), found(3))
    stats(table, 1, status="unpublished")
    stats(table, 2)
    assert [hit["contentId"] for hit in ask(proxy)[1]["hits"]] == ["wagtail-2"]


def test_the_cms_is_asked_for_both_kinds_in_the_learners_language(
    proxy: SearchProxy, cms: Cms
) -> None:
    ask(proxy, "  single \n table ", "fr")
    (asked,) = cms.asked
    assert asked["path"] == "/api/search/"
    assert (asked["search"], asked["locale"], asked["limit"]) == ("single table", "fr", "20")
    assert asked["offset"] == "0"


@pytest.mark.parametrize(
    ("q", "locale"), [(None, None), ("", None), (" ", None), ("x" * 201, None), ("x", "../en")]
)
def test_an_unusable_question_is_a_400_with_a_sentence_and_never_reaches_the_cms(
    q: str | None, locale: str | None, proxy: SearchProxy, cms: Cms
) -> None:
    status, body = ask(proxy, q, locale)
    assert status == 400
    assert body["error"]["code"] == "bad-query"
    assert body["error"]["message"].endswith(".")
    assert cms.asked == []


@pytest.mark.parametrize("q", ['"', '""', "*", "\x00", "(((", "--", "\u202e"])
def test_syntax_alone_finds_nothing(q: str, proxy: SearchProxy) -> None:
    status, body = ask(proxy, q)
    assert (status, body["hits"]) == (200, [])


def test_the_answer_says_how_many_there_are_and_where_it_begins(
    proxy: SearchProxy, cms: Cms, table: Table
) -> None:
    cms.finds(found(1))
    cms.body["meta"]["total_count"] = 57
    stats(table, 1)
    event = request("table")
    event["queryStringParameters"]["from"] = "40"
    body = json.loads(respond(event, proxy)["body"])
    assert (body["total"], body["from"], len(body["hits"])) == (57, 40, 1)
    assert cms.asked[0]["offset"] == "40"


@pytest.mark.parametrize("start", ["-1", "1001", "x", "1.5", "99999999999", "\u0661"])
def test_a_start_that_is_none_is_a_400(proxy: SearchProxy, cms: Cms, start: str) -> None:
    event = request("table")
    event["queryStringParameters"]["from"] = start
    assert respond(event, proxy)["statusCode"] == 400
    assert cms.asked == []


def test_a_defect_is_still_an_answer_that_tells_nothing_of_it(proxy: SearchProxy) -> None:
    def defect(_query: object) -> Any:
        raise RuntimeError("internals")

    status, body = ask(replace(proxy, search=defect))
    assert status == 502
    assert "internals" not in str(body)


def test_what_was_searched_for_is_not_logged(proxy: SearchProxy, lines: Lines) -> None:
    ask(proxy, "my private question")
    (line,) = lines()
    assert line["correlationId"] == "request-1"
    assert "private" not in str(line)


def test_one_persons_flood_reaches_the_cms_a_bounded_number_of_times(
    proxy: SearchProxy, cms: Cms
) -> None:
    patient = replace(proxy, allowance=Allowance(lambda: 0.0))
    answers = [respond(request("keys"), patient) for _ in range(API_REQUESTS_AT_ONCE + 5)]
    refused = answers[-1]
    assert refused["statusCode"] == 429
    assert json.loads(refused["body"])["error"]["code"] == "asked-too-often"
    assert int(refused["headers"]["Retry-After"]) >= 1
    assert refused["headers"]["Access-Control-Expose-Headers"] == "Retry-After"
    assert len(cms.asked) == API_REQUESTS_AT_ONCE
    assert respond(request("keys", person="somebody else"), patient)["statusCode"] == 200
