"""Which client reads the counters: decided by the environment, once."""

import pytest

from lectern import clients
from lectern.acceleration import AcceleratedReads
from lectern.log import Log
from search.handler import _reader
from search.settings import from_environment

ENVIRONMENT = {
    "CONTENT_TABLE": "content",
    "CMS_SOURCE": "wagtail",
    "CMS_API_URL": "https://cms.example.org",
    "CMS_SECRET_ID": "cms",
    "SITE_ORIGIN": "https://site.example.org",
}


def test_without_a_cluster_the_table_itself_is_read(
    aws: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-west-1")
    assert from_environment(ENVIRONMENT).dax_endpoint == ""
    assert _reader("", Log("search")) is clients.dynamodb()


def test_with_a_cluster_it_is_asked_first(aws: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-west-1")
    told = from_environment({**ENVIRONMENT, "DAX_ENDPOINT": "daxs://lectern.test"})
    reader = _reader(told.dax_endpoint, Log("search"))
    assert isinstance(reader, AcceleratedReads)
    assert reader.dynamodb is clients.dynamodb()
