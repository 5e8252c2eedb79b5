"""A deployment that lacks a setting fails with its name."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest

import activity.settings
import cms_ingest.settings
import confirmed.settings
import ops_alerts.settings
import search.settings
import sweep.settings
from lectern.environment import addresses
from lectern.errors import Misconfigured

COMPLETE = {
    cms_ingest.settings.from_environment: {
        "CONTENT_TABLE": "content",
        "WEBHOOK_SECRET_ID": "lectern/unit/webhook",
        "DEAD_LETTER_QUEUE_URL": "https://sqs.example/dead",
        "CMS_SOURCE": "wagtail",
        "CMS_MEDIA_ORIGIN": "https://media.example.org/",
    },
    search.settings.from_environment: {
        "CONTENT_TABLE": "content",
        "CMS_SOURCE": "wagtail",
        "CMS_API_URL": "http://127.0.0.1:8000",
        "CMS_SECRET_ID": "lectern/unit/cms",
        "SITE_ORIGIN": "https://site.example.org",
    },
    activity.settings.from_environment: {
        "CONTENT_TABLE": "content",
        "LEARNERS_TABLE": "learners",
        "AUTHOR_SECRET_ID": "lectern/unit/author",
        "COMMENT_LINKS": "5",
    },
    sweep.settings.from_environment: {
        "LEARNERS_TABLE": "learners",
        "USER_POOL_ID": "eu-west-1_unit",
    },
    confirmed.settings.from_environment: {"USER_POOL_ID": "eu-west-1_unit"},
    ops_alerts.settings.from_environment: {
        "LECTERN_ENV": "unit",
        "OPERATORS_ADDRESSES": "one@example.org, two@example.org,",
        "SENDER_ADDRESS": "lectern@example.org",
        "CONFIGURATION_SET": "lectern-unit",
        "PARKED_QUEUE_URL": "https://sqs.example/parked",
        "CONTENT_TABLE": "content",
        "SITE_ORIGIN": "https://site.example.org",
    },
}
EACH = [(read, given, name) for read, given in COMPLETE.items() for name in given]

Reader = Callable[[Mapping[str, str]], Any]


@pytest.mark.parametrize(("read", "given", "name"), EACH)
@pytest.mark.parametrize("value", [None, "", "  "])
def test_what_is_missing_or_empty_is_named(
    read: Reader, given: dict[str, str], name: str, value: str | None
) -> None:
    rest = {key: text for key, text in given.items() if key != name}
    read(given)
    with pytest.raises(Misconfigured, match=name):
        read(rest if value is None else {**rest, name: value})


def test_operators_are_a_list() -> None:
    read = ops_alerts.settings.from_environment
    assert read(COMPLETE[read]).operators == ("one@example.org", "two@example.org")


@pytest.mark.parametrize("value", ["site.example.org", "ftp://site.example.org", "http://"])
def test_an_address_must_be_absolute(value: str) -> None:
    read = search.settings.from_environment
    with pytest.raises(Misconfigured, match="SITE_ORIGIN"):
        read({**COMPLETE[read], "SITE_ORIGIN": value})


def test_an_origin_has_no_slash_at_its_end() -> None:
    read = cms_ingest.settings.from_environment
    assert read(COMPLETE[read]).media_origin == "https://media.example.org"


def test_a_list_without_a_member_is_as_good_as_none() -> None:
    with pytest.raises(Misconfigured, match="OPERATORS lists nothing"):
        addresses({"OPERATORS": " , ,"}, "OPERATORS")
    assert addresses({"OPERATORS": " a@x.org ,b@x.org"}, "OPERATORS") == ("a@x.org", "b@x.org")
