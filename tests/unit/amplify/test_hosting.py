"""What the CLI leaves is what the site asks for."""

from typing import Any

from amplify.outputs import of_meta
from webapp.build.finish import site_config

META: dict[str, Any] = {
    "auth": {
        "lectern": {
            "output": {
                "UserPoolId": "eu-west-1_pool",
                "AppClientIDWeb": "web-client",
                "AppClientID": "client-with-another-use",
                "IdentityPoolId": "eu-west-1:pool",
            }
        }
    },
    "storage": {
        "content": {"output": {"Name": "lectern-content-prod", "Region": "eu-west-1"}},
        "learners": {"output": {"Name": "lectern-learners-prod", "Region": "eu-west-1"}},
    },
    "custom": {
        "api": {"output": {"Url": "https://api.example/prod"}},
        "media": {"output": {"PrivateMediaOrigin": "none"}},
    },
}


def test_the_site_finds_its_configuration_in_what_the_cli_leaves() -> None:
    assert site_config(of_meta(META, "https://cms.example")) == {
        "region": "eu-west-1",
        "userPoolId": "eu-west-1_pool",
        "userPoolClientId": "web-client",
        "identityPoolId": "eu-west-1:pool",
        "contentTable": "lectern-content-prod",
        "learnersTable": "lectern-learners-prod",
        "apiUrl": "https://api.example/prod",
        "mediaOrigin": "https://cms.example",
    }


def test_the_site_learns_where_private_films_are_once_there_are_any() -> None:
    origin = "https://d111111abcdef8.cloudfront.net"
    media = {"media": {"output": {"PrivateMediaOrigin": origin}}}
    meta = {**META, "custom": META["custom"] | media}
    assert site_config(of_meta(meta, "https://cms.example"))["privateMediaOrigin"] == origin
