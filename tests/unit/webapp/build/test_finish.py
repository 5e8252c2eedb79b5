"""From an export and a deployment's outputs to a site of one environment."""

import json
from pathlib import Path

import pytest

from webapp.build import finish
from webapp.build.errors import SettingMissing
from webapp.build.places import Places

OUTPUTS = {
    "region": "eu-west-1",
    "awsEndpoint": "http://127.0.0.1:4566",
    "userPoolId": "eu-west-1_x",
    "userPoolClientId": "client",
    "identityPoolId": "eu-west-1:pool",
    "contentTable": "lectern-content-local",
    "learnersTable": "lectern-learners-local",
    "apiUrl": "http://127.0.0.1:4566/api",
    "cmsUrl": "http://127.0.0.1:8000",
    "cmsApiToken": "a-secret",
    "webhookApiKey": "a-secret",
    "admin": {"secretAccessKey": "a-secret"},
}
PAGE = "<!DOCTYPE html><html><head><title>x</title><script>boot()</script></head></html>"


@pytest.fixture
def places(tmp_path: Path) -> Places:
    where = Places(tmp_path)
    where.export.mkdir()
    (where.export / "index.html").write_text(PAGE)
    (where.export / "index.html.br").write_bytes(b"of another page")
    return where


def test_the_browser_gets_what_it_needs_and_no_secret(places: Places) -> None:
    finish.configure(places, OUTPUTS)
    text = (places.dist / "lectern.config.json").read_text()
    assert "a-secret" not in text
    assert json.loads(text)["mediaOrigin"] == "http://127.0.0.1:8000"
    assert set(json.loads(text)) == {*finish.REQUIRED, *finish.OPTIONAL}


def test_every_page_carries_a_policy_before_anything_that_it_governs(places: Places) -> None:
    finish.configure(places, OUTPUTS)
    page = (places.dist / "index.html").read_text()
    assert page.index("Content-Security-Policy") < page.index("<title>")
    assert "'sha256-" in page
    headers = json.loads((places.dist / "headers.json").read_text())
    assert "'sha256-" in headers["Content-Security-Policy"]


def test_a_compressed_copy_from_before_the_policy_is_not_served(places: Places) -> None:
    finish.configure(places, OUTPUTS)
    assert not (places.dist / "index.html.br").exists()


def test_on_aws_the_page_may_talk_to_the_three_services_and_the_api() -> None:
    config = {"region": "eu-west-1", "apiUrl": "https://api.example/local", "mediaOrigin": ""}
    assert finish.sources(config).connect == (
        "https://cognito-idp.eu-west-1.amazonaws.com",
        "https://cognito-identity.eu-west-1.amazonaws.com",
        "https://dynamodb.eu-west-1.amazonaws.com",
        "https://api.example",
    )


def test_an_output_that_is_missing_is_named(places: Places) -> None:
    with pytest.raises(SettingMissing, match="identityPoolId"):
        finish.configure(places, {**OUTPUTS, "identityPoolId": ""})
