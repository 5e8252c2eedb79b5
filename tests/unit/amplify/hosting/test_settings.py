"""The script that gives a hosted app its settings."""

import json
from typing import Any

import boto3
import pytest
from botocore.stub import Stubber

from amplify.hosting import __main__ as script
from webapp.serve import hosting

APP = "d1a2b3c4"


def _told() -> dict[str, Any]:
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
            script.apply(client, APP)
    return told


def test_the_app_gets_the_very_rules_that_the_local_server_applies() -> None:
    told = _told()
    assert told["appId"] == APP
    assert told["customRules"] == json.loads(hosting.REWRITES.read_text())


def test_no_branch_gets_a_backend_of_its_own() -> None:
    """Made by a branch's name backends collide, and their tables and pools outlive it."""
    told = _told()
    assert told["enableAutoBranchCreation"] is False
    assert "autoBranchCreationConfig" not in told


def test_showing_the_settings_changes_nothing(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.argv", ["hosting", "--app-id", APP, "--show"])
    monkeypatch.setattr(boto3, "client", None)
    assert script.main() == 0
    assert json.loads(capsys.readouterr().out)["appId"] == APP
