"""A run that failed is never a success."""

from typing import Any

import pytest

from lectern.errors import StoreUnavailable
from sweep import handler
from tests.unit.functions import cloud
from tests.unit.functions.conftest import Lines
from tests.unit.functions.sweep.conftest import Site


def _handled(site: Site, monkeypatch: pytest.MonkeyPatch, client: Any = None) -> dict[str, Any]:
    monkeypatch.setattr(handler, "_sweep", lambda: site.sweep(client))
    return handler.handle({"source": "aws.events"}, None)


def _unforeseen(_sweep: object) -> None:
    raise KeyError


def test_it_answers_what_it_did(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.writes(1, "LIKE#wagtail-1", account=False)
    told = _handled(site, monkeypatch)
    assert told == {"looked": 1, "missing": 1, "swept": 0, "lagSeconds": 0, "complete": True}


def test_a_failure_fails_the_invocation_and_is_named(
    site: Site, monkeypatch: pytest.MonkeyPatch, lines: Lines
) -> None:
    with pytest.raises(StoreUnavailable):
        _handled(site, monkeypatch, cloud.TimingOut())
    (line,) = lines()
    assert (line["level"], line["code"]) == ("ERROR", "store-unavailable")


def test_what_nobody_foresaw_fails_it_too(
    site: Site, monkeypatch: pytest.MonkeyPatch, lines: Lines
) -> None:
    monkeypatch.setattr("sweep.handler.run", _unforeseen)
    with pytest.raises(KeyError):
        _handled(site, monkeypatch)
    (line,) = lines()
    assert (line["event"], line["error"]) == ("failed unexpectedly", "KeyError")
