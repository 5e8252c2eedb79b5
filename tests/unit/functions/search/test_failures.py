"""A search whose CMS, token or database fails: a status and a sentence."""

import socket
import threading
from dataclasses import replace
from typing import Any

import pytest

from lectern.dynamodb import Table
from search.proxy import SearchProxy
from tests.unit.functions import cloud
from tests.unit.functions.search.conftest import Cms, Vault, ask, found, proxy_to


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (500, b"<h1>Server Error</h1>"),
        (404, b"<h1>Not Found</h1>"),
        (302, b""),
        (200, b"<html>"),
        (200, b"[]"),
        (200, b'{"items": [{}]}'),
        (200, b'{"items": null}'),
        (200, b" " * (1024 * 1024 + 1)),
    ],
)
def test_a_cms_that_answers_nonsense_is_a_502(
    status: int, body: bytes, proxy: SearchProxy, cms: Cms
) -> None:
    cms.status, cms.body = status, body
    answered, told = ask(proxy)
    assert (answered, told["error"]["code"]) == (502, "upstream-failed")


def test_a_cms_that_hangs_is_a_504(proxy: SearchProxy, cms: Cms) -> None:
    cms.hangs = threading.Event()
    status, body = ask(proxy)
    assert (status, body["error"]["code"]) == (504, "upstream-timed-out")


def test_a_cms_that_is_away_is_a_502(table: Table, vault: Vault) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        proxy = proxy_to(f"http://127.0.0.1:{unused.getsockname()[1]}", table, vault)
        status, body = ask(proxy)
    assert (status, body["error"]["code"]) == (502, "upstream-failed")


def test_one_dropped_connection_is_not_noticed(proxy: SearchProxy, cms: Cms) -> None:
    cms.drops = 1
    assert ask(proxy)[0] == 200
    assert len(cms.asked) == 2


def test_the_database_being_away_is_a_502(proxy: SearchProxy, cms: Cms) -> None:
    cms.finds(found(1))
    client: Any = cloud.Broken()
    status, body = ask(replace(proxy, table=Table("content", client)))
    assert (status, body["error"]["code"]) == (502, "store-unavailable")


def test_the_token_is_read_once_and_again_when_it_is_refused(
    proxy: SearchProxy, cms: Cms, vault: Vault
) -> None:
    assert [ask(proxy)[0], ask(proxy)[0]] == [200, 200]
    assert vault.readings == 1
    cms.token = vault.token = "rotated"
    assert ask(proxy)[0] == 200
    assert vault.readings == 2


def test_a_token_that_stays_refused_is_a_502(proxy: SearchProxy, cms: Cms) -> None:
    cms.token = "another"
    assert ask(proxy)[0] == 502
