"""Each function's entry point joins what its environment names, once for each container."""

from collections.abc import Iterator
from types import ModuleType
from typing import Any

import pytest

import activity.handler
import cms_ingest.handler
import media.handler
import ops_alerts.handler
import search.handler
import sweep.handler

ENVIRONMENT = {
    "CONTENT_TABLE": "content-of-unit",
    "LEARNERS_TABLE": "learners-of-unit",
    "AUTHOR_SECRET_ID": "lectern/unit/author",
    "COMMENT_LINKS": "5",
    "RESERVED_NAMES": "Open University,",
    "WEBHOOK_SECRET_ID": "lectern/unit/webhook",
    "DEAD_LETTER_QUEUE_URL": "https://sqs.example/dead",
    "CMS_MEDIA_ORIGIN": "https://media.example.org",
    "CMS_SOURCE": "wagtail",
    "CMS_API_URL": "https://cms.example.org",
    "CMS_SECRET_ID": "lectern/unit/cms",
    "SITE_ORIGIN": "https://site.example.org",
    "USER_POOL_ID": "eu-west-1_unit",
    "LECTERN_ENV": "unit",
    "OPERATORS_ADDRESSES": "ops@example.org",
    "SENDER_ADDRESS": "lectern@example.org",
    "CONFIGURATION_SET": "unit",
    "PARKED_QUEUE_URL": "https://sqs.example/parked",
}
BUILDERS = {
    "activity": (activity.handler, "_activity"),
    "cms_ingest": (cms_ingest.handler, "_ingest"),
    "media": (media.handler, "_proxy"),
    "ops_alerts": (ops_alerts.handler, "_alerts"),
    "search": (search.handler, "_proxy"),
    "sweep": (sweep.handler, "_sweep"),
}


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name, value in {**ENVIRONMENT, "AWS_DEFAULT_REGION": "eu-west-1"}.items():
        monkeypatch.setenv(name, value)
    _forget()
    yield
    _forget()


def _forget() -> None:
    for module, name in BUILDERS.values():
        getattr(module, name).cache_clear()


def built(module: ModuleType, name: str) -> Any:
    return getattr(module, name)()


@pytest.mark.parametrize("function", BUILDERS)
def test_what_a_function_works_with_is_made_once(function: str, aws: None) -> None:
    module, name = BUILDERS[function]
    assert built(module, name) is built(module, name)


def test_the_tables_are_those_that_the_environment_names(aws: None) -> None:
    assert built(*BUILDERS["activity"]).likes.table.name == "content-of-unit"
    assert built(*BUILDERS["media"]).table.name == "content-of-unit"
    assert built(*BUILDERS["media"]).signer is None, "no films where nothing signs"
