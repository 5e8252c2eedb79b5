"""A learner asks for a film: only what a published lesson shows is signed, for two hours."""

import json
from dataclasses import replace
from typing import Any

import pytest

from lectern.allowance import Allowance
from lectern.dynamodb import Table
from lectern.limits import API_REQUESTS_AT_ONCE, MEDIA_ADDRESS_SECONDS
from media.key import signer
from media.proxy import MediaProxy, Signer, respond
from media.signing import canned_policy
from tests.unit.functions import cloud
from tests.unit.functions.conftest import Lines
from tests.unit.functions.media.conftest import (
    FILM,
    LESSON,
    NOW,
    ORIGIN,
    SITE,
    Pen,
    lesson,
    request,
)


def ask(proxy: MediaProxy, **given: Any) -> tuple[int, Any]:
    answer = respond(request(**given), proxy)
    assert answer["headers"]["Access-Control-Allow-Origin"] == SITE
    assert answer["headers"]["Cache-Control"] == "no-store"
    return answer["statusCode"], json.loads(answer["body"])


def test_a_film_of_a_published_lesson_is_signed(proxy: MediaProxy, table: Table, pen: Pen) -> None:
    lesson(table, ORIGIN + FILM)
    status, body = ask(proxy)
    assert status == 200
    assert body["expiresAt"] == NOW + MEDIA_ADDRESS_SECONDS
    assert body["url"].startswith(f"{ORIGIN}{FILM}?Expires={body['expiresAt']}&Signature=")
    assert pen.signed == [canned_policy(ORIGIN + FILM, body["expiresAt"]).encode()]


def test_the_answer_holds_the_address_and_its_end_and_nothing_else(
    proxy: MediaProxy, table: Table
) -> None:
    lesson(table, ORIGIN + FILM)
    assert set(ask(proxy)[1]) == {"url", "expiresAt"}


@pytest.mark.parametrize("status", ["unpublished", "deleted", ""])
def test_what_isnt_published_is_not_signed(
    status: str, proxy: MediaProxy, table: Table, pen: Pen
) -> None:
    lesson(table, ORIGIN + FILM, status=status)
    answered, body = ask(proxy)
    assert (answered, body["error"]["code"]) == (404, "no-such-media")
    assert pen.signed == []


def test_a_lesson_that_never_was_has_no_film(proxy: MediaProxy) -> None:
    assert ask(proxy)[0] == 404


@pytest.mark.parametrize(
    "shown",
    [
        f"{ORIGIN}/private/films/another.mp4",
        f"{ORIGIN}{FILM}.mp4",
        f"{ORIGIN}{FILM}?x=1",
        f"https://elsewhere.example{FILM}",
        f"http://d111111abcdef8.cloudfront.net{FILM}",
        f"{ORIGIN}.evil.example{FILM}",
        FILM,
    ],
)
def test_only_the_very_address_that_the_lesson_shows_is_signed(
    shown: str, proxy: MediaProxy, table: Table, pen: Pen
) -> None:
    lesson(table, shown)
    assert ask(proxy)[0] == 404
    assert pen.signed == []


def test_a_lesson_that_shows_no_film_has_none(proxy: MediaProxy, table: Table) -> None:
    lesson(table)
    assert ask(proxy)[0] == 404


def test_another_lessons_film_isnt_signed_for_this_one(proxy: MediaProxy, table: Table) -> None:
    lesson(table, ORIGIN + FILM)
    assert ask(proxy, content="wagtail-8")[0] == 404


def test_a_path_of_another_form_is_a_400_with_a_sentence(
    proxy: MediaProxy, table: Table, pen: Pen
) -> None:
    lesson(table, f"{ORIGIN}/private/*")
    status, body = ask(proxy, path="/private/*")
    assert (status, body["error"]["code"]) == (400, "bad-media-request")
    assert body["error"]["message"].endswith(".")
    assert pen.signed == []


def test_where_media_is_off_it_says_so(proxy: MediaProxy, table: Table) -> None:
    lesson(table, ORIGIN + FILM)
    status, body = ask(replace(proxy, signer=None))
    assert (status, body["error"]["code"]) == (404, "media-off")


def test_a_key_service_that_is_away_is_a_502_with_a_sentence(
    proxy: MediaProxy, table: Table, lines: Lines
) -> None:
    lesson(table, ORIGIN + FILM)
    away = Signer(ORIGIN, "K", signer(cloud.Broken(), "arn:aws:kms:eu-west-1:1:key/secret-name"))
    status, body = ask(replace(proxy, signer=away))
    assert (status, body["error"]["code"]) == (502, "signer-unavailable")
    assert "secret-name" not in str(body)
    assert lines()[0]["detail"] == "KMS answered ConnectionError."


def test_the_database_being_away_is_a_502(proxy: MediaProxy) -> None:
    client: Any = cloud.Broken()
    status, body = ask(replace(proxy, table=Table("content", client)))
    assert (status, body["error"]["code"]) == (502, "store-unavailable")


def test_the_log_names_neither_the_learner_nor_an_address(
    proxy: MediaProxy, table: Table, lines: Lines
) -> None:
    lesson(table, ORIGIN + FILM)
    ask(proxy)
    (line,) = lines()
    assert (line["correlationId"], line["contentId"]) == ("request-1", LESSON)
    for private in ("5f2c", "ada@", "Signature", "private", "cloudfront"):
        assert private not in str(line)


def test_one_persons_flood_has_a_bounded_number_of_addresses_signed(
    proxy: MediaProxy, table: Table, pen: Pen
) -> None:
    lesson(table, ORIGIN + FILM)
    patient = replace(proxy, allowance=Allowance(lambda: 0.0))
    statuses = [ask(patient)[0] for _ in range(2 * API_REQUESTS_AT_ONCE)]
    assert statuses == [200] * API_REQUESTS_AT_ONCE + [429] * API_REQUESTS_AT_ONCE
    assert len(pen.signed) == API_REQUESTS_AT_ONCE
    assert ask(patient, person="somebody else")[0] == 200
