"""`--aws`: what it needs to know, and that it names what it isn't told."""

import json
import os
from pathlib import Path

import pytest

from access.proof import account, target
from access.proof.errors import SettingsMissing
from amplify.project import StackOutputs
from tests.proof import command

NOWHERE = {
    "AWS_CONFIG_FILE": os.devnull,
    "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
    "AWS_EC2_METADATA_DISABLED": "true",
}
GIVEN = {target.PASSWORD: "x"}


def test_without_its_settings_it_asks_nothing_and_names_them() -> None:
    bare = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
    run = command.start(*command.PROGRAM, "--aws", "", environ={**bare, **NOWHERE}).ended()
    assert (run.code, run.printed) == (2, "")
    needed = (account.STACK, account.CREDENTIALS, account.REGION)
    assert all(name in run.complaint for name in needed)


def test_an_output_that_is_missing_is_named(tmp_path: Path) -> None:
    file = tmp_path / "outputs.json"
    file.write_text(json.dumps({"region": "eu-west-1"}))
    with pytest.raises(SettingsMissing, match="userPoolId"):
        target.from_environ({**GIVEN, target.FILE: str(file)})


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsMissing, match="can't be read"):
        target.from_environ({**GIVEN, target.FILE: str(tmp_path / "outputs.json")})


def test_a_target_is_local_where_its_file_has_an_address(tmp_path: Path) -> None:
    file = tmp_path / "outputs.json"
    names = StackOutputs.__dataclass_fields__
    found = []
    for address in ("http://127.0.0.1:4566", ""):
        file.write_text(json.dumps({**dict.fromkeys(names, "x"), "awsEndpoint": address}))
        found.append(target.from_environ({**GIVEN, target.FILE: str(file)}).is_local)
    assert found == [True, False]
