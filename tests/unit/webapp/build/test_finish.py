"""From an export and a deployment's outputs to a site of one environment."""

import json
from pathlib import Path

import pytest

from webapp.build import configuration, finish, shell
from webapp.build.build_failed import SettingMissing
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
    "privateMediaOrigin": "https://films.example",
    "cmsApiToken": "a-secret",
    "webhookApiKey": "a-secret",
    "admin": {"secretAccessKey": "a-secret"},
}
PAGE = (
    "<!DOCTYPE html><html><head><title>x</title><script>boot()</script>"
    '<meta content="/og.png" property="og:image"/></head></html>'
)


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
    assert set(json.loads(text)) == {
        *configuration.REQUIRED,
        configuration.MEDIA_ORIGIN,
        *configuration.OPTIONAL,
    }


def test_every_page_carries_a_policy_before_anything_that_it_governs(places: Places) -> None:
    finish.configure(places, OUTPUTS)
    page = (places.dist / "index.html").read_text()
    assert page.index("Content-Security-Policy") < page.index("<title>")
    assert "'sha256-" in page


def test_a_compressed_copy_from_before_the_policy_is_not_served(places: Places) -> None:
    finish.configure(places, OUTPUTS)
    assert not (places.dist / "index.html.br").exists()


def test_a_links_preview_names_its_picture_by_a_whole_address(places: Places) -> None:
    finish.configure(places, {**OUTPUTS, "siteUrl": "https://learn.example/"})
    page = (places.dist / "index.html").read_text()
    assert '<meta content="https://learn.example/og.png" property="og:image"/>' in page


def test_no_folder_stands_beside_the_page_of_its_name(places: Places) -> None:
    for name in ("sign-in.html", "sign-in/index.html", "guide.html", "guide/part.txt"):
        (places.export / name).parent.mkdir(exist_ok=True)
        (places.export / name).write_text(PAGE)
    finish.configure(places, OUTPUTS)
    assert not (places.dist / "sign-in").exists()
    assert (places.dist / "sign-in.html").exists()
    assert (places.dist / "guide" / "part.txt").exists()


def test_the_page_of_a_missing_address_says_so_before_any_code_runs(places: Places) -> None:
    (places.export / "404.html").write_text(f"<head></head><main>{shell.WAITING}</main>")
    finish.configure(places, OUTPUTS)
    page = (places.dist / "404.html").read_text()
    assert "There’s no page here" in page
    assert "Loading" not in page


def test_on_aws_the_page_may_talk_to_the_three_services_and_the_api() -> None:
    config = {"region": "eu-west-1", "apiUrl": "https://api.example/local", "mediaOrigin": ""}
    assert finish.sources(config).connect == (
        "https://cognito-idp.eu-west-1.amazonaws.com",
        "https://cognito-identity.eu-west-1.amazonaws.com",
        "https://dynamodb.eu-west-1.amazonaws.com",
        "https://api.example",
    )


def test_films_play_from_their_own_origin_and_from_nowhere_where_there_is_none(
    places: Places,
) -> None:
    finish.configure(places, OUTPUTS)
    assert "media-src https://films.example;" in (places.dist / "index.html").read_text()
    finish.configure(places, {**OUTPUTS, "privateMediaOrigin": ""})
    assert "media-src 'none';" in (places.dist / "index.html").read_text()


def test_an_output_that_is_missing_is_named(places: Places) -> None:
    with pytest.raises(SettingMissing, match="identityPoolId"):
        finish.configure(places, {**OUTPUTS, "identityPoolId": ""})
