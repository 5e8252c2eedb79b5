"""The script that gives a hosted app its settings."""

import base64
import json
from typing import Any

import boto3
import pytest
from botocore.stub import Stubber

from amplify.hosting import __main__ as script
from webapp.serve import hosting

APP = "d1a2b3c4"


def _told(credentials: str) -> dict[str, Any]:
    """What UpdateApp is called with, held to AWS's own model of the operation."""
    client = boto3.client(
        "amplify", region_name="eu-west-1", aws_access_key_id="x", aws_secret_access_key="x"
    )
    told: dict[str, Any] = {}
    client.meta.events.register(
        "provide-client-params.*.*", lambda params, **_: told.update(params)
    )
    with Stubber(client) as stubbed:
        stubbed.add_client_error("update_app", "Recorded")
        with pytest.raises(client.exceptions.ClientError, match="Recorded"):
            script.apply(client, APP, credentials)
    return told


def test_the_app_gets_the_very_rules_that_the_local_server_applies() -> None:
    told = _told("")
    assert told["appId"] == APP
    assert told["customRules"] == json.loads(hosting.REWRITES.read_text())


def test_previews_ask_for_a_password() -> None:
    told = _told("guest:a-long-password")
    config = told["autoBranchCreationConfig"]
    assert told["enableAutoBranchCreation"] is True
    assert config["enableBasicAuth"] is True
    assert base64.b64decode(config["basicAuthCredentials"]) == b"guest:a-long-password"
    assert told["autoBranchCreationPatterns"] == ["feature/*", "preview/*"]


@pytest.mark.parametrize("credentials", ["", "no-colon"])
def test_without_a_password_there_are_no_previews(credentials: str) -> None:
    told = _told(credentials)
    assert told["enableAutoBranchCreation"] is False
    assert "autoBranchCreationPatterns" not in told


def test_an_unreviewed_pull_request_gets_no_backend_of_ours() -> None:
    config = _told("guest:a-long-password")["autoBranchCreationConfig"]
    assert config["enablePullRequestPreview"] is False


def test_showing_the_settings_changes_nothing(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.argv", ["hosting", "--app-id", APP, "--show"])
    monkeypatch.setattr(boto3, "client", None)
    assert script.main() == 0
    assert json.loads(capsys.readouterr().out)["appId"] == APP
