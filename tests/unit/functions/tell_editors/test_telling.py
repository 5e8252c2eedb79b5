"""A batch is told by one request, or comes back whole: nothing is lost, nothing is said wrongly."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from lectern.cms.wagtail import WAGTAIL
from lectern.cms.wagtail.telling import PATH
from lectern.log import Log
from tell_editors import handler
from tell_editors.settings import NO_CMS
from tell_editors.telling import Telling, process
from tests.unit.functions.conftest import Lines
from tests.unit.functions.tell_editors.conftest import (
    REASON,
    REFUSED,
    SENT_AGAIN,
    Cms,
    Vault,
    batch,
    failed,
    telling_to,
)

NOBODY = "http://127.0.0.1:9"


def test_the_cms_gets_all_of_a_batch_at_once(cms: Cms, telling: Telling) -> None:
    assert process(batch(REFUSED, SENT_AGAIN), telling) == failed()
    assert cms.paths == [PATH]
    assert cms.told == [
        {
            "refused": [
                {"id": "msg_a", "at": REFUSED.at, "signedAt": REFUSED.signed_at, "reason": REASON}
            ],
            "sentAgain": [{"id": "msg_b", "at": SENT_AGAIN.at}],
        }
    ]


@pytest.mark.parametrize("status", [301, 400, 403, 404, 413, 429, 500, 502, 503])
def test_any_other_answer_brings_the_batch_back(cms: Cms, telling: Telling, status: int) -> None:
    cms.status = status
    assert process(batch(REFUSED, SENT_AGAIN), telling) == failed(0, 1)
    cms.status = 200
    assert process(batch(REFUSED, SENT_AGAIN), telling) == failed()


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"{}", b'{"marked": null}', b"[" * 100_000])
def test_an_answer_in_another_form_is_no_success(cms: Cms, telling: Telling, body: bytes) -> None:
    cms.body = body
    assert process(batch(REFUSED), telling) == failed(0)


def test_a_cms_that_is_away_brings_the_batch_back(vault: Vault) -> None:
    assert process(batch(REFUSED), telling_to(NOBODY, vault)) == failed(0)


def test_a_dropped_connection_is_tried_once_more(cms: Cms, telling: Telling) -> None:
    cms.drops = 1
    assert process(batch(REFUSED), telling) == failed()
    assert len(cms.told) == 1


def test_a_token_that_was_changed_meanwhile_is_read_again_once(
    cms: Cms, telling: Telling, vault: Vault
) -> None:
    process(batch(REFUSED), telling)
    cms.token = vault.token = "another"
    assert process(batch(REFUSED), telling) == failed()
    assert vault.readings == 2


def test_a_token_that_the_cms_doesnt_know_brings_the_batch_back(
    cms: Cms, telling: Telling, lines: Lines
) -> None:
    cms.token = "another"
    assert process(batch(REFUSED), telling) == failed(0)
    assert lines()[-1]["detail"] == "The CMS answered 401."
    assert len(cms.paths) == 2


def test_a_secret_without_the_field_brings_the_batch_back(cms: Cms, vault: Vault) -> None:
    vault.token = ""
    assert process(batch(REFUSED), telling_to(cms.address, vault)) == failed(0)
    assert cms.paths == []


def test_an_unforeseen_exception_brings_the_batch_back_without_its_text(lines: Lines) -> None:
    def fail(_outcomes: Any) -> int:
        raise RuntimeError("secret text")

    assert process(batch(REFUSED), Telling(fail, Log("tell_editors"))) == failed(0)
    (told,) = lines()
    assert told["error"] == "RuntimeError"
    assert "secret text" not in str(told)


def test_what_couldnt_be_told_is_counted(vault: Vault, measured: Lines) -> None:
    process(batch(REFUSED, SENT_AGAIN), telling_to(NOBODY, vault))
    assert measured() == [{"EditorsUntold": 2}]


def test_a_message_that_says_nothing_leaves_the_queue_and_holds_no_other_up(
    cms: Cms, telling: Telling, lines: Lines
) -> None:
    assert process(batch("a stranger's text", REFUSED), telling) == failed()
    assert len(cms.told[0]["refused"]) == 1
    told = lines()
    assert told[0]["code"] == "unknown-outcome"
    assert "a stranger's text" not in str(told)
    assert process(batch("{}"), telling) == failed()
    assert len(cms.told) == 1, "there was nothing to tell"


def test_logs_hold_counts_and_no_reason(telling: Telling, lines: Lines) -> None:
    process(batch(REFUSED), telling)
    (told,) = lines()
    assert (told["event"], told["webhooks"], told["marked"]) == ("told", 1, 1)
    assert REASON not in str(told)
    assert "msg_a" not in str(told)


@pytest.fixture
def no_cms(monkeypatch: pytest.MonkeyPatch, aws: None) -> Iterator[None]:
    given = {
        "CMS_SOURCE": "wagtail",
        "CMS_API_URL": NO_CMS,
        "EDITORS_SECRET_ID": "lectern/unit/editors",
        "AWS_DEFAULT_REGION": "eu-west-1",
    }
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    handler._telling.cache_clear()
    yield
    handler._telling.cache_clear()


def test_whereno_cms_is_to_be_told_that_is_said_once_and_nothing_waits(
    no_cms: None, lines: Lines
) -> None:
    for _ in range(3):
        assert handler.handle(batch(REFUSED), None) == failed()
    assert [line["event"] for line in lines()] == ["no CMS is told"]


def test_where_the_cms_has_no_place_for_it_nothing_waits_either(
    no_cms: None, monkeypatch: pytest.MonkeyPatch, cms: Cms
) -> None:
    monkeypatch.setenv("CMS_API_URL", cms.address)
    monkeypatch.setattr("lectern.cms.SOURCES", {"wagtail": replace(WAGTAIL, tell=None)})
    assert handler.handle(batch(REFUSED), None) == failed()
    assert cms.paths == []
