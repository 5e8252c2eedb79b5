"""The CLI runs apart from the developer's own settings and accounts."""

import json
from pathlib import Path

import pytest

from local.push import cli_home
from local.push.push_failed import CliUnavailable
from local.push.toolchain import Toolchain

FIRST_START = """
mkdir -p "$HOME/.amplify"
[ -e "$HOME/.amplify/plugins.json" ] || echo '{"pluginDirectories": ["own"]}' \
  > "$HOME/.amplify/plugins.json"
"""


def toolchain(folder: Path, says: str) -> Toolchain:
    programs = folder / "node_modules" / ".bin"
    programs.mkdir(parents=True)
    (programs / "amplify").write_text(f"#!/bin/sh\n{FIRST_START}\necho {says}\n")
    (programs / "amplify").chmod(0o755)
    return Toolchain(folder / "node_modules", programs)


def test_no_aws_setting_of_the_developer_reaches_the_cli(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_PROFILE", "production")
    monkeypatch.setenv("AWS_SESSION_TOKEN", "token")
    environ = cli_home.environ(tmp_path, toolchain(tmp_path, "14.2.2"), "http://c", "http://p")
    assert environ.keys().isdisjoint({"AWS_PROFILE", "AWS_SESSION_TOKEN"})
    assert environ["HOME"] == str(tmp_path)
    assert environ["AWS_ENDPOINT_URL"] == "http://c"
    assert environ["AWS_ENDPOINT_URL_AMPLIFY"] == "http://p"


def test_the_keys_are_for_their_owner_only(tmp_path: Path) -> None:
    tools = toolchain(tmp_path, "14.2.2")
    own = tmp_path / "home"
    cli_home.prepare(own, tools, cli_home.environ(own, tools, "c", "p"), ("AKIA", "secret"))
    file = own / ".aws" / "credentials"
    assert file.stat().st_mode & 0o077 == 0
    assert "aws_secret_access_key = secret" in file.read_text()


def test_the_cli_is_told_where_its_plug_ins_are(tmp_path: Path) -> None:
    tools = toolchain(tmp_path, "14.2.2")
    own = tmp_path / "home"
    cli_home.prepare(own, tools, cli_home.environ(own, tools, "c", "p"), ("AKIA", "secret"))
    known = json.loads((own / ".amplify" / "plugins.json").read_text())
    assert known["pluginDirectories"] == ["own", str(tools.node_modules)]


def test_another_version_of_the_cli_is_refused(tmp_path: Path) -> None:
    tools = toolchain(tmp_path, "13.0.0")
    own = tmp_path / "home"
    with pytest.raises(CliUnavailable, match=r"13\.0\.0"):
        cli_home.prepare(own, tools, cli_home.environ(own, tools, "c", "p"), ("AKIA", "secret"))
