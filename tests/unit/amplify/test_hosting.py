"""The hosting build runs commands that exist and feeds the site what it asks for."""

import importlib.util
from typing import Any

import yaml

from amplify.outputs import of_meta
from local.settings import ROOT
from webapp.build import places
from webapp.build.finish import site_config

BUILD: dict[str, Any] = yaml.safe_load((ROOT / "amplify.yml").read_text())
META = {
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
    "custom": {"api": {"output": {"Url": "https://api.example/prod"}}},
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


def test_every_module_that_the_build_runs_exists() -> None:
    commands = [
        command
        for part in ("backend", "frontend")
        for phase in BUILD[part]["phases"].values()
        for command in phase["commands"]
    ]
    modules = [c.split(" -m ")[1].split()[0] for c in commands if c.startswith(".venv/bin/python")]
    assert modules == ["pip", "amplify.outputs", "webapp.build", "webapp.build.finish"]
    for module in modules[1:]:
        assert importlib.util.find_spec(module), module


def test_the_build_serves_what_the_site_build_makes() -> None:
    served = BUILD["frontend"]["artifacts"]["baseDirectory"]
    assert ROOT / served == places.at(ROOT / ".local").dist
